import { expect, test } from 'vitest'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

// What is done to the rows at phase 4, and what verify then names.
const cases = [
  {
    sql: "UPDATE users SET full_name = 'X' WHERE id = 3",
    findings: [{ kind: 'changed', row: 3, lastRow: 3, field: 'name' }],
  },
  {
    sql: 'UPDATE users SET bio = NULL WHERE id IN (4, 5)',
    findings: [4, 5].map((row) => ({ kind: 'lost', row, lastRow: row, field: 'bio' })),
  },
  {
    sql: `UPDATE users SET settings = settings || '{"added": 1}' WHERE id = 9`,
    findings: [{ kind: 'changed', row: 9, lastRow: 9, field: 'settings' }],
  },
  {
    sql: 'DELETE FROM users WHERE id = 100',
    findings: [{ kind: 'lost', row: 100, lastRow: 100 }],
  },
  {
    sql: 'INSERT INTO users (full_name) SELECT full_name FROM users WHERE id = 1',
    findings: [{ kind: 'duplicated', row: 101, lastRow: 101 }],
  },
  { sql: "INSERT INTO users (full_name) VALUES ('A new person')", findings: [] },
]

for (const backend of backends) {
  test.each(cases)(`${backend}: verify after $sql`, async ({ sql, findings }) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('head')
      await context.database.execute(sql)
      const report = await lab.verify()
      expect(report.findings).toEqual(findings)
      expect(report.survived).toBe(findings.length === 0)
    })
  })
}

test.each(backends)(
  '%s: a loss that was there before the last step still shows',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('2')
      await context.database.execute('UPDATE users SET bio = NULL WHERE id = 8')
      await lab.moveTo('3')
      const report = await lab.verify()
      expect(report.findings).toEqual([{ kind: 'lost', row: 8, lastRow: 8, field: 'bio' }])
      expect(report.fields.find(({ field }) => field === 'bio')).toEqual({
        field: 'bio',
        column: 'bio',
        expected: 100,
        preserved: 99,
        changed: 0,
        lost: 1,
      })
    })
  },
)

test.each(backends)("%s: a learner's row that changes after a step is named", async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('1')
    await context.database.execute("INSERT INTO users (name) VALUES ('Own row')")
    await lab.moveTo('2')
    await context.database.execute('DELETE FROM users WHERE id = 101')
    expect(await lab.verify()).toMatchObject({
      rows: { expected: 101, found: 100 },
      findings: [{ kind: 'lost', row: 101, lastRow: 101 }],
    })
  })
})

test('at base there is nothing to verify, and the Problem says what to type', async () => {
  await withTestLab('pglite', async ({ lab }) => {
    await expect(lab.verify()).rejects.toMatchObject({
      code: 'NOTHING_TO_VERIFY',
      fix: 'npm run phase -- 1',
    })
  })
})
