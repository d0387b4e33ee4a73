import { expect, test } from 'vitest'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'
import { readContent } from '../support/read-content.ts'

const OWN_ROW = "INSERT INTO users (full_name) VALUES ('after')"

test.each(backends)(
  '%s: undo keeps what it replaces, says how much, and redo brings it back',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('4')
      const before = await readContent(database)
      await lab.reset('3')
      await database.execute(`${OWN_ROW}; DELETE FROM users WHERE id IN (7, 8);
        CREATE TABLE notes (user_id int REFERENCES users)`)
      const after = await readContent(database)
      const undone = await lab.undo()
      expect(undone).toMatchObject({
        undone: { kind: 'reset', before: 'reset from phase 4 to phase 3' },
        replaced: { phase: 3, rows: 99, isEmpty: false, changes: 3 },
        place: { phase: 4, rows: 100, isEmpty: false },
        left: 0,
      })
      expect(await readContent(database)).toEqual(before)
      const redone = await lab.redo()
      expect(redone).toMatchObject({
        undone: { before: 'reset from phase 4 to phase 3' },
        replaced: { phase: 4, rows: 100, changes: 0 },
        place: { phase: 3, rows: 99 },
        left: 0,
      })
      expect(await readContent(database)).toEqual(after)
      await expect(lab.redo()).rejects.toMatchObject({
        code: 'NOTHING_TO_REDO',
        fix: 'npm run undo -- --list',
      })
      await lab.undo()
      expect(await readContent(database)).toEqual(before)
    })
  },
)

test.each(backends)(
  '%s: undoing a rollback keeps the rows and the kept values of after it',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('4')
      await database.execute(`UPDATE users SET settings = '{"mine": true}' WHERE id = 3`)
      const before = await readContent(database)
      await lab.moveTo('3')
      await database.execute(`${OWN_ROW}; UPDATE users SET bio = 'mine' WHERE id = 5`)
      const after = await readContent(database)
      expect(await lab.undo()).toMatchObject({
        undone: { kind: 'rollback', before: 'rollback from phase 4 to phase 3' },
        replaced: { phase: 3, rows: 101, changes: 2 },
        place: { phase: 4, rows: 100 },
      })
      expect(await readContent(database)).toEqual(before)
      expect(await lab.redo()).toMatchObject({ place: { phase: 3, rows: 101 } })
      expect(await readContent(database)).toEqual(after)
      expect((await lab.moveTo('4')).steps[0]).toMatchObject({ restored: 100, seeded: 0 })
      const [row] = await database.query('SELECT settings FROM users WHERE id = 3')
      expect(row).toEqual({ settings: { mine: true } })
      await lab.undo()
      expect(await readContent(database)).toEqual(before)
    })
  },
)

test.each(backends)('%s: again undoes further, and redo goes all the way back', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('4')
    const states = [await readContent(database)]
    for (const word of ['reset 3', 'phase 1', 'reset 2', 'phase base']) {
      const [command, target = ''] = word.split(' ')
      if (command === 'reset') await lab.reset(target)
      else await lab.moveTo(target)
      states.push(await readContent(database))
    }
    for (const state of states.slice(0, -1).reverse()) {
      await lab.undo()
      expect(await readContent(database)).toEqual(state)
    }
    await expect(lab.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
    for (const state of states.slice(1)) {
      await lab.redo()
      expect(await readContent(database)).toEqual(state)
    }
    expect((await lab.restorePoints()).map(({ before }) => before)).toEqual([
      'rollback from phase 2 to base',
      'reset from phase 1 to phase 2',
      'rollback from phase 3 to phase 1',
      'reset from phase 4 to phase 3',
    ])
  })
})

test.each(backends)(
  '%s: a reset after an undo leaves what was undone in reach',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('2')
      await lab.reset('1')
      await database.execute("INSERT INTO users (name) VALUES ('after')")
      await lab.undo()
      await lab.reset('4')
      expect(await lab.undonePoints()).toMatchObject([
        { before: 'reset from phase 2 to phase 1', phase: 1, rows: 101 },
      ])
      expect((await lab.redo()).place).toMatchObject({ phase: 1, rows: 101 })
      expect((await lab.undo()).place).toMatchObject({ phase: 4, rows: 100 })
    })
  },
)

test('only the newest ten are kept, done and undone together', async () => {
  await withTestLab('pglite', async ({ lab, context: { database } }) => {
    for (let round = 0; round < 12; round += 1) await lab.reset('1')
    expect(await lab.restorePoints()).toHaveLength(10)
    for (let round = 0; round < 10; round += 1) await lab.undo()
    await expect(lab.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
    expect(await lab.undonePoints()).toHaveLength(10)
    for (let round = 0; round < 4; round += 1) await lab.redo()
    await lab.reset('2')
    expect([await lab.restorePoints(), await lab.undonePoints()].map((all) => all.length)).toEqual([
      5, 5,
    ])
    const [schemas] = await database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_namespace WHERE nspname LIKE 'lab\\_%'",
    )
    expect(schemas).toEqual({ count: 20 })
  })
})

// What a learner does after a rollback from phase 4 to phase 2; undo leads back all the same.
const damages = [
  { title: 'the table dropped', sql: 'DROP TABLE users' },
  { title: 'the key renamed', sql: 'ALTER TABLE users RENAME id TO uid' },
  { title: 'a column renamed', sql: 'ALTER TABLE users RENAME name TO title' },
  { title: 'the journal dropped', sql: 'DROP TABLE _prisma_migrations' },
  {
    title: 'two unique values exchanged',
    sql: `CREATE TEMPORARY TABLE was AS SELECT id, email FROM users WHERE id < 3;
      UPDATE users SET email = NULL WHERE id < 3;
      UPDATE users SET email = was.email FROM was WHERE users.id = 3 - was.id; DROP TABLE was`,
  },
  {
    title: 'a table of their own that points to every row',
    sql: `INSERT INTO users (name) VALUES ('after'); CREATE TABLE notes (user_id int REFERENCES users);
      INSERT INTO notes SELECT id FROM users`,
  },
]

for (const backend of backends) {
  test.each(damages)(`${backend}: a rollback is undone with $title since`, async ({ sql }) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('4')
      await lab.moveTo('3')
      await database.execute(`UPDATE users SET bio = 'mine' WHERE id = 9`)
      const rows = () => database.query('SELECT to_jsonb(u) AS row FROM users AS u ORDER BY id')
      const before = await rows()
      await lab.moveTo('2')
      await database.execute(sql)
      const after = await readContent(database)
      expect((await lab.undo()).place).toMatchObject({ phase: 3, rows: 100 })
      expect(await rows()).toEqual(before)
      expect(await lab.verify()).toMatchObject({ phase: 3, findings: [{ row: 9, field: 'bio' }] })
      await lab.redo()
      expect(await readContent(database)).toEqual(after)
      await lab.undo()
      expect((await lab.moveTo('4')).steps[0]).toMatchObject({ restored: 100, seeded: 0 })
    })
  })
}

test.each(backends)(
  '%s: a table of their own that points to users stays when a rollback is undone',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('3')
      await database.execute(`CREATE TABLE notes (user_id int REFERENCES users);
        INSERT INTO notes SELECT id FROM users`)
      const before = await readContent(database)
      await lab.moveTo('2')
      await database.execute("INSERT INTO users (name) VALUES ('after')")
      await lab.undo()
      expect(await readContent(database)).toEqual(before)
    })
  },
)
