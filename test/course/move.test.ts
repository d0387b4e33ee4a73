import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { readJournal } from '../../src/history/journal.ts'
import { openLab } from '../../src/lab.ts'
import { backends } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'

const field = (name: string, column = name) => ({
  field: name,
  column,
  expected: 100,
  preserved: 100,
  changed: 0,
  lost: 0,
})

test.each(backends)(
  '%s: from base to head every value of every field is proven',
  async (backend) => {
    await withTestLab(backend, async ({ lab }) => {
      const { steps, ...move } = await lab.moveTo('head')
      expect(move).toEqual({ from: 0, phase: 4, name: 'phase 4' })
      expect(steps.map(({ to, committed, seeded }) => ({ to, committed, seeded }))).toEqual([
        { to: 1, committed: true, seeded: 100 },
        { to: 2, committed: true, seeded: 100 },
        { to: 3, committed: true, seeded: 0 },
        { to: 4, committed: true, seeded: 100 },
      ])
      expect(await lab.verify()).toEqual({
        phase: 4,
        name: 'phase 4',
        rows: { expected: 100, found: 100 },
        fields: [
          field('name', 'full_name'),
          field('email'),
          field('bio'),
          field('settings'),
          field('embedding'),
        ],
        survived: true,
        findings: [],
      })
    })
  },
)

test.each(backends)('%s: values dropped by a rollback come back as they were', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('head')
    await database.execute(`
      INSERT INTO users (full_name, email, settings) VALUES ('Own row', 'own@example.com', '{"mine": 1e400}');
      UPDATE users SET email = NULL, settings = '{}' WHERE id = 5;
      UPDATE users SET bio = 'rewritten', embedding = NULL WHERE id = 6`)
    const before = await readUsers(database)
    const down = await lab.moveTo('1')
    expect(down.steps.map(({ lost }) => lost)).toEqual([
      [
        { field: 'settings', column: 'settings', values: 101 },
        { field: 'embedding', column: 'embedding', values: 99 },
      ],
      [],
      [
        { field: 'email', column: 'email', values: 100 },
        { field: 'bio', column: 'bio', values: 100 },
      ],
    ])
    const up = await lab.moveTo('head')
    expect(up.steps.map(({ restored, seeded }) => ({ restored, seeded }))).toEqual([
      { restored: 101, seeded: 0 },
      { restored: 0, seeded: 0 },
      { restored: 101, seeded: 0 },
    ])
    expect(await readUsers(database)).toEqual(before)
  })
})

test.each(backends)(
  '%s: rows dropped at base come back as rows, and the next id is new',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('1')
      await database.execute(
        "INSERT INTO users (name) VALUES ('Own row'); DELETE FROM users WHERE id = 7",
      )
      const before = await readUsers(database)
      await lab.moveTo('base')
      const { steps } = await lab.moveTo('1')
      expect(steps[0]).toMatchObject({ restored: 100, seeded: 0, committed: true })
      expect(await readUsers(database)).toEqual(before)
      const [row] = await database.query("INSERT INTO users (name) VALUES ('Next') RETURNING id")
      expect(row).toEqual({ id: 102 })
    })
  },
)

const losses = [
  {
    title: 'the draft, made optional',
    up: 'ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text',
    kind: 'lost',
    rows: 100,
  },
  {
    title: 'a copy that trims',
    up: 'ALTER TABLE users RENAME COLUMN name TO full_name; UPDATE users SET full_name = btrim(full_name)',
    kind: 'changed',
  },
  {
    title: 'a copy that cuts',
    up: 'ALTER TABLE users RENAME COLUMN name TO full_name; ALTER TABLE users ALTER COLUMN full_name TYPE varchar(100) USING full_name::varchar(100)',
    kind: 'changed',
  },
  {
    title: 'a constant in place of the names',
    up: "ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text NOT NULL DEFAULT ''",
    kind: 'changed',
    rows: 100,
  },
  {
    title: 'rows written twice',
    up: 'ALTER TABLE users RENAME COLUMN name TO full_name; INSERT INTO users (full_name) SELECT full_name FROM users WHERE id < 4',
    kind: 'added',
    rows: 3,
  },
]

for (const backend of backends) {
  test.each(losses)(`${backend}: a step is rolled back for $title`, async ({ up, kind, rows }) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('2')
      const before = await readUsers(context.database)
      const { phase, steps } = await openLab(withSql(context, 3, { up })).moveTo('3')
      expect({ phase, committed: steps[0]?.committed }).toEqual({ phase: 2, committed: false })
      const findings = steps[0]?.proof.findings ?? []
      expect(new Set(findings.map((finding) => finding.kind))).toEqual(new Set([kind]))
      expect(findings.length).toBeGreaterThan(0)
      if (rows) expect(findings.length).toBe(rows)
      expect(await readUsers(context.database)).toEqual(before)
      expect((await readJournal(context.database)).length).toBe(2)
      expect((await lab.verify()).survived).toBe(true)
    })
  })
}

test.each(backends)("%s: a learner's own column is proven to survive as well", async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('2')
    await context.database.execute(
      "ALTER TABLE users ADD COLUMN nickname text; UPDATE users SET nickname = 'n' || id",
    )
    const up =
      'ALTER TABLE users RENAME COLUMN name TO full_name; ALTER TABLE users DROP COLUMN nickname'
    const { steps } = await openLab(withSql(context, 3, { up })).moveTo('3')
    expect(steps[0]?.proof.fields.at(-1)).toEqual({
      ...field('nickname'),
      column: null,
      preserved: 0,
      lost: 100,
    })
    expect((await lab.moveTo('3')).steps[0]?.committed).toBe(true)
  })
})

test.each(backends)(
  '%s: a rollback that would lose what it need not is rolled back',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('3')
      const down = 'ALTER TABLE users DROP COLUMN full_name, ADD COLUMN name text'
      const move = await openLab(withSql(context, 3, { down })).moveTo('2')
      expect(move.steps[0]).toMatchObject({ committed: false, proof: { survived: false } })
      expect(await lab.phase()).toBe(3)
      expect((await lab.verify()).survived).toBe(true)
    })
  },
)

test.each(backends)(
  '%s: the journal keeps what was rolled back as audit trail',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('2')
      await lab.moveTo('previous')
      await lab.moveTo('next')
      const journal = await readJournal(database)
      expect(
        journal.map(({ name, finishedAt, rolledBackAt }) => ({
          name,
          finished: finishedAt !== null,
          rolledBack: rolledBackAt !== null,
        })),
      ).toEqual([
        { name: '20260101000100_create_users', finished: true, rolledBack: false },
        { name: '20260101000200_add_email_and_bio', finished: true, rolledBack: true },
        { name: '20260101000200_add_email_and_bio', finished: true, rolledBack: false },
      ])
    })
  },
)

const problems = [
  { word: '7', code: 'PHASE_UNKNOWN' },
  { word: 'heda', code: 'PHASE_UNKNOWN' },
  { word: '+5', code: 'PHASE_OUT_OF_RANGE' },
  { word: 'previous', code: 'PHASE_OUT_OF_RANGE' },
]
test.each(problems)(
  '$word from base is the Problem $code, and nothing is written',
  async ({ word, code }) => {
    await withTestLab('pglite', async ({ lab, context: { database } }) => {
      await expect(lab.moveTo(word)).rejects.toMatchObject({ code })
      expect(await readRelations(database)).toEqual([])
    })
  },
)

const badFiles = [
  { sql: { down: undefined }, code: 'DOWN_MISSING' },
  {
    sql: { up: 'CREATE TABLE users (id int, name text); COMMIT' },
    code: 'MIGRATION_ENDS_TRANSACTION',
  },
  { sql: { up: 'CREATE TABEL users ()' }, code: 'MIGRATION_REFUSED' },
]
for (const backend of backends) {
  test.each(badFiles)(
    `${backend}: a bad file is the Problem $code, and nothing is left of it`,
    async ({ sql, code }) => {
      await withTestLab(backend, async ({ context }) => {
        const lab = openLab(withSql(context, 1, sql as { up?: string }))
        await expect(lab.moveTo('1')).rejects.toMatchObject({ code })
        expect(await readRelations(context.database)).toEqual([])
      })
    },
  )
}

test.each(backends)(
  '%s: a migration edited after it was applied stops every move',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('2')
      const checksum = 'f'.repeat(64)
      const migrations = context.history.migrations.map((each) => ({ ...each, checksum }))
      const edited = openLab({ ...context, history: { ...context.history, migrations } })
      await expect(edited.moveTo('3')).rejects.toMatchObject({ code: 'MIGRATION_EDITED' })
      await expect(edited.moveTo('base')).rejects.toMatchObject({ code: 'MIGRATION_EDITED' })
    })
  },
)

/** Every row as text, so that two states can be compared whole. */
function readUsers(database: Database) {
  return database.query('SELECT to_jsonb(u) - ARRAY[]::text[] AS row FROM users AS u ORDER BY id')
}

/** Tables outside PostgreSQL's own schemas that hold rows of someone's, the lab's records left out. */
async function readRelations(database: Database): Promise<unknown[]> {
  return database.query(
    "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1, 2",
  )
}
