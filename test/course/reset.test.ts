import { expect, test } from 'vitest'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'
import { readContent, readTables } from '../support/read-content.ts'

// States that a learner leaves behind; each is reset to phase 3 and brought back whole by undo.
const messes = [
  { title: 'phase 4 as it is', phase: '4', sql: 'SELECT 1' },
  {
    title: 'rows changed and deleted',
    phase: '2',
    sql: "DELETE FROM users WHERE id < 50; UPDATE users SET name = 'x'",
  },
  {
    title: 'tables, types, functions, views and triggers of their own',
    phase: '4',
    sql: `CREATE TYPE mood AS ENUM ('good'); CREATE DOMAIN short AS text CHECK (length(value) < 9);
      CREATE TABLE notes (id serial PRIMARY KEY, user_id int REFERENCES users, mood mood, said short);
      INSERT INTO notes (user_id, mood, said) VALUES (1, 'good', 'hi');
      CREATE VIEW everyone AS SELECT full_name FROM users;
      CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS 'SELECT upper(t)';
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE SEQUENCE counter`,
  },
  { title: 'an edited journal', phase: '2', sql: "UPDATE _prisma_migrations SET checksum = 'x'" },
  {
    title: 'a failed migration',
    phase: '2',
    sql: 'UPDATE _prisma_migrations SET finished_at = NULL',
  },
  { title: 'a dropped table', phase: '3', sql: 'DROP TABLE users' },
  { title: 'a journal that is gone', phase: '3', sql: 'DROP TABLE _prisma_migrations' },
  { title: 'columns dropped by hand', phase: '3', sql: 'ALTER TABLE users DROP COLUMN full_name' },
]

for (const backend of backends) {
  test.each(messes)(`${backend}: reset and undo with $title`, async ({ phase, sql }) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo(phase)
      await database.execute(sql)
      const before = await readContent(database)
      const { proof } = await lab.reset('3')
      expect(proof).toMatchObject({ rows: { expected: 100, found: 100 }, survived: true })
      expect(await readTables(database)).toEqual(['_prisma_migrations', 'users'])
      expect(await lab.verify()).toMatchObject({ phase: 3, survived: true })
      await database.execute("INSERT INTO users (full_name) VALUES ('after the reset')")
      const { undone, left } = await lab.undo()
      expect({ kind: undone.kind, left }).toEqual({ kind: 'reset', left: 0 })
      expect(await readContent(database)).toEqual(before)
    })
  })
}

test.each(backends)('%s: a database that was reset moves on like any other', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.reset('4')
    await lab.reset('2')
    expect((await lab.moveTo('4')).steps.map(({ restored, seeded }) => [restored, seeded])).toEqual(
      [
        [0, 0],
        [0, 100],
      ],
    )
    await lab.reset('base')
    expect(await readTables(database)).toEqual([])
    expect(await lab.phase()).toBe(0)
    const points = await lab.restorePoints()
    expect(points.map(({ before, phase, rows }) => ({ before, phase, rows }))).toEqual([
      { before: 'reset from phase 4 to base', phase: 4, rows: 100 },
      { before: 'reset from phase 4 to phase 2', phase: 4, rows: 100 },
    ])
    await lab.undo()
    expect(await lab.verify()).toMatchObject({ phase: 4, survived: true })
    await lab.undo()
    expect(await lab.verify()).toMatchObject({ phase: 4, survived: true })
    await expect(lab.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
  })
})

test.each(backends)(
  '%s: a rollback is undone with the rows and the journal of before',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('4')
      await database.execute(`UPDATE users SET settings = '{"mine": true}', email = NULL WHERE id = 3;
      DELETE FROM users WHERE id = 4; INSERT INTO users (full_name) VALUES ('Own row');
      ALTER TABLE users ADD COLUMN nickname text; UPDATE users SET nickname = 'n' || id`)
      const before = await readContent(database)
      await lab.moveTo('2')
      await lab.moveTo('1')
      await database.execute('DELETE FROM users WHERE id > 50')
      await lab.moveTo('3')
      expect((await lab.restorePoints()).map((point) => point.before)).toEqual([
        'rollback from phase 2 to phase 1',
        'rollback from phase 4 to phase 2',
      ])
      expect((await lab.undo()).place).toMatchObject({ phase: 2, rows: 100 })
      await lab.undo()
      expect(await readContent(database)).toEqual(before)
      expect(await lab.phase()).toBe(4)
      const { steps } = await lab.moveTo('3')
      expect(steps[0]?.committed).toBe(true)
    })
  },
)

test.each(backends)('%s: a rollback to base is undone as well', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('3')
    const before = await readContent(database)
    await lab.moveTo('base')
    await lab.undo()
    expect(await readContent(database)).toEqual(before)
    await database.execute("INSERT INTO users (full_name) VALUES ('next')")
    expect(await lab.verify()).toMatchObject({ phase: 3, survived: true })
  })
})

test.each(backends)(
  '%s: what was kept from a rollback belongs to the state before the reset',
  async (backend) => {
    await withTestLab(backend, async ({ lab }) => {
      await lab.moveTo('4')
      await lab.moveTo('3')
      await lab.reset('3')
      expect((await lab.moveTo('4')).steps[0]).toMatchObject({ restored: 0, seeded: 100 })
      await lab.undo()
      expect((await lab.moveTo('4')).steps[0]).toMatchObject({ restored: 100, seeded: 0 })
    })
  },
)

test('only the newest ten are kept', async () => {
  await withTestLab('pglite', async ({ lab, context: { database } }) => {
    for (let round = 0; round < 12; round += 1) await lab.reset('1')
    expect(await lab.restorePoints()).toHaveLength(10)
    const [schemas] = await database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_namespace WHERE nspname LIKE 'lab\\_%'",
    )
    expect(schemas).toEqual({ count: 20 })
  })
})

test.each(backends)(
  "%s: stock Prisma's own tables are nobody else's: reset refuses a foreign database",
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await database.execute('CREATE TABLE theirs (id int)')
      await expect(lab.reset('1')).rejects.toMatchObject({ code: 'DATABASE_NOT_OURS' })
      expect(await readTables(database)).toEqual(['theirs'])
    })
  },
)
