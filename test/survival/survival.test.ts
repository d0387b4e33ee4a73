import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { proveSurvival } from '../../src/survival/compare.ts'
import { proveExpected } from '../../src/survival/expected.ts'
import { readFingerprint } from '../../src/survival/fingerprint.ts'
import type { Lineage } from '../../src/survival/lineage.ts'
import { findSnapshot, takeSnapshot } from '../../src/survival/snapshot.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'

const before: Lineage = { table: 'users', key: 'id', columns: { name: 'name', email: 'email' } }
const renamed: Lineage = {
  table: 'users',
  key: 'id',
  columns: { name: 'full_name', email: 'email' },
}

const SETUP = `
  CREATE SCHEMA lab;
  CREATE TABLE users (id int PRIMARY KEY, name text, email text);
  INSERT INTO users VALUES (1, 'Ada', 'a@example.com'), (2, '', NULL), (3, NULL, 'c@example.com');`

const preserved = (field: string, column: string | null) => ({
  field,
  column,
  expected: 3,
  preserved: 3,
  changed: 0,
  lost: 0,
})

// What is done to the three rows after the snapshot, and what the proof then says.
const cases = [
  { change: 'SELECT 1', lineage: before, findings: [] },
  { change: 'ALTER TABLE users RENAME COLUMN name TO full_name', lineage: renamed, findings: [] },
  {
    change: 'ALTER TABLE users DROP COLUMN name; ALTER TABLE users ADD COLUMN full_name text',
    lineage: renamed,
    findings: [
      { kind: 'lost', row: 1, lastRow: 1, field: 'name' },
      { kind: 'lost', row: 2, lastRow: 2, field: 'name' },
    ],
  },
  {
    change: 'ALTER TABLE users DROP COLUMN name',
    lineage: { ...before, columns: { email: 'email' } },
    // A NULL is a value that has to be there: without its column it isn't.
    findings: [1, 2, 3].map((row) => ({ kind: 'lost', row, lastRow: row, field: 'name' })),
  },
  {
    change: 'UPDATE users SET name = NULL; ALTER TABLE users DROP COLUMN name',
    lineage: { ...before, columns: { name: null, email: 'email' } },
    findings: [1, 2, 3].map((row) => ({ kind: 'lost', row, lastRow: row, field: 'name' })),
  },
  {
    change: "UPDATE users SET name = '' WHERE name IS NULL",
    lineage: before,
    findings: [{ kind: 'changed', row: 3, lastRow: 3, field: 'name' }],
  },
  {
    change: "UPDATE users SET name = CASE id WHEN 1 THEN '' WHEN 2 THEN 'Ada' END WHERE id < 3",
    lineage: before,
    findings: [
      { kind: 'changed', row: 1, lastRow: 1, field: 'name' },
      { kind: 'changed', row: 2, lastRow: 2, field: 'name' },
    ],
  },
  {
    change: 'DELETE FROM users WHERE id = 2',
    lineage: before,
    findings: [{ kind: 'lost', row: 2, lastRow: 2 }],
  },
  {
    change: 'UPDATE users SET id = 7 WHERE id = 2',
    lineage: before,
    findings: [
      { kind: 'lost', row: 2, lastRow: 2 },
      { kind: 'added', row: 7, lastRow: 7 },
    ],
  },
  {
    change: 'INSERT INTO users SELECT id + 10, name, email FROM users WHERE id = 1',
    lineage: before,
    findings: [{ kind: 'added', row: 11, lastRow: 11 }],
  },
  {
    change: 'DROP TABLE users',
    lineage: before,
    findings: [1, 2, 3].map((row) => ({ kind: 'lost', row, lastRow: row })),
  },
]

for (const backend of backends) {
  test.each(cases)(`${backend}: $change`, async ({ change, lineage, findings }) => {
    await withEmptyDatabase(backend, async (database) => {
      await database.execute(SETUP)
      const snapshot = await takeSnapshot(database, before, 1)
      await database.execute(change)
      const proof = await proveSurvival(database, snapshot, lineage)
      expect(proof.findings).toEqual(findings)
      expect(proof.survived).toBe(findings.length === 0)
    })
  })
}

test.each(backends)(
  '%s: a proof counts each field and says where it lives now',
  async (backend) => {
    await withEmptyDatabase(backend, async (database) => {
      await database.execute(SETUP)
      const snapshot = await takeSnapshot(database, before, 1)
      await database.execute(
        "ALTER TABLE users RENAME COLUMN name TO full_name; UPDATE users SET full_name = 'ADA' WHERE id = 1; DELETE FROM users WHERE id = 3",
      )
      expect(await proveSurvival(database, snapshot, renamed)).toEqual({
        rows: { expected: 3, found: 2 },
        fields: [
          { ...preserved('name', 'full_name'), preserved: 1, changed: 1, lost: 1 },
          { ...preserved('email', 'email'), preserved: 2, lost: 1 },
        ],
        survived: false,
        findings: [
          { kind: 'changed', row: 1, lastRow: 1, field: 'name' },
          { kind: 'lost', row: 3, lastRow: 3 },
        ],
      })
    })
  },
)

test.each(backends)('%s: without its column a field has lost every value', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute(`${SETUP} UPDATE users SET name = NULL`)
    const snapshot = await takeSnapshot(database, before, 1)
    await database.execute('ALTER TABLE users DROP COLUMN name')
    const lineage = { ...before, columns: { name: null, email: 'email' } }
    const lost = { ...preserved('name', null), preserved: 0, lost: 3 }
    expect((await proveSurvival(database, snapshot, lineage)).fields).toEqual([
      lost,
      preserved('email', 'email'),
    ])
    const expected = {
      fields: ['name'],
      sql: 'SELECT id AS key, NULL::text AS name FROM users',
      parameters: [],
    }
    expect((await proveExpected(database, lineage, expected)).fields).toEqual([lost])
  })
})

test.each(backends)('%s: a snapshot is read back as it was taken', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute(SETUP)
    expect(await findSnapshot(database, 'users')).toBeUndefined()
    // jsonb would sort the shorter name first, and the hashes would belong to other fields.
    const columns = { email: 'email', name: 'name' }
    const taken = await takeSnapshot(database, { ...before, columns }, 2)
    const found = await findSnapshot(database, 'users')
    expect(found).toEqual(taken)
    expect(Object.keys(found?.columns ?? {})).toEqual(['email', 'name'])
  })
})

test.each(backends)('%s: beyond 100,000 rows ranges of rows are named', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute(SETUP)
    await database.execute(
      "INSERT INTO users SELECT g, 'Person ' || g, NULL FROM generate_series(4, 120000) g",
    )
    const snapshot = await takeSnapshot(database, before, 1)
    expect(await proveSurvival(database, snapshot, before)).toMatchObject({ survived: true })
    expect(snapshot.bucketSize).toBe(16)
    await database.execute(
      "UPDATE users SET name = 'x' WHERE id = 40; DELETE FROM users WHERE id = 99",
    )
    expect(await proveSurvival(database, snapshot, before)).toEqual({
      rows: { expected: 120_000, found: 119_999 },
      fields: [
        {
          field: 'name',
          column: 'name',
          expected: 120_000,
          preserved: 119_968,
          changed: 31,
          lost: 1,
        },
        {
          field: 'email',
          column: 'email',
          expected: 120_000,
          preserved: 119_984,
          changed: 15,
          lost: 1,
        },
      ],
      survived: false,
      findings: [
        { kind: 'changed', row: 32, lastRow: 47, field: 'name' },
        { kind: 'lost', row: 96, lastRow: 111 },
      ],
    })
  })
})

test.each(backends)('%s: equal values in different rows have different hashes', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const hashOf = async (rows: string) => {
      await database.execute(`DROP TABLE IF EXISTS users; CREATE TABLE users (id int, name text);
        INSERT INTO users VALUES ${rows}`)
      return nameHash(database)
    }
    const [first, second] = [await hashOf("(1, 'Ada')"), await hashOf("(2, 'Ada')")]
    expect(first).not.toBe(second)
    expect(await hashOf('(1, NULL)')).not.toBe(await hashOf("(1, '')"))
  })
})

async function nameHash(database: Database): Promise<bigint | undefined> {
  const lineage = { table: 'users', key: 'id', columns: { name: 'name' } }
  return (await readFingerprint(database, lineage)).fields[0]?.hash
}
