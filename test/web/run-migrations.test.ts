import { expect, test } from 'vitest'
import type { LabContext } from '../../src/course/lab-context.ts'
import { checksumOf } from '../../src/history/migration.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import { resetOwnDatabase } from '../../src/learn/workspace/reset-own-database.ts'
import type { RunReport } from '../../web/lab/run-report.ts'
import { rollBackMigration, runMigrations } from '../../web/worker/run-migrations.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

const NAME = '20260301000000_rename'
const RENAME = 'ALTER TABLE users RENAME COLUMN name TO full_name;'
const BACK = 'ALTER TABLE users RENAME COLUMN full_name TO name;'

/** The course's history before lesson 3, and a learner's migration after it. */
async function projectWith(
  { history }: LabContext,
  up: string,
  down: string | undefined = BACK,
): Promise<LearnerProject> {
  const own = { name: NAME, up, down, checksum: await checksumOf(up) }
  return { schema: undefined, migrations: [...history.migrations.slice(0, 2), own], files: {} }
}

/** A report as a person reads it: what became of it, and of each field. */
function brief(report: RunReport) {
  if (!('proof' in report)) return report
  const fields = report.proof.fields.map(
    ({ field, column, preserved, lost }) =>
      `${field} in ${column}: ${preserved} kept, ${lost} lost`,
  )
  return { status: report.status, migrations: report.migrations, fields, seeded: report.seeded }
}

test.each(backends)(
  '%s: a rename keeps every value, is committed, and can be rolled back',
  (backend) =>
    withTestLab(backend, async ({ context }) => {
      await resetOwnDatabase(context, 3)
      const project = await projectWith(context, RENAME)
      expect(brief(await runMigrations(context, 3, project))).toEqual({
        status: 'committed',
        migrations: [NAME],
        fields: [
          'name in full_name: 100 kept, 0 lost',
          'email in email: 100 kept, 0 lost',
          'bio in bio: 100 kept, 0 lost',
        ],
        seeded: 0,
      })
      expect(await runMigrations(context, 3, project)).toEqual({ status: 'nothing' })
      expect(brief(await rollBackMigration(context, 3, project))).toEqual({
        status: 'committed',
        migrations: [NAME],
        fields: [
          'name in name: 100 kept, 0 lost',
          'email in email: 100 kept, 0 lost',
          'bio in bio: 100 kept, 0 lost',
        ],
        seeded: 0,
      })
      expect(await rollBackMigration(context, 3, project)).toEqual({ status: 'nothing' })
    }),
)

test.each(backends)('%s: a migration that loses the names is rolled back', (backend) =>
  withTestLab(backend, async ({ context }) => {
    await resetOwnDatabase(context, 3)
    const draft = 'ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text;'
    const report = await runMigrations(context, 3, await projectWith(context, draft))
    expect(brief(report)).toMatchObject({
      status: 'rolled back',
      fields: ['name in full_name: 0 kept, 100 lost', expect.anything(), expect.anything()],
    })
    expect(await context.database.query('SELECT name FROM users WHERE id = 1')).toHaveLength(1)
  }),
)

test.each(backends)(
  '%s: what PostgreSQL refuses is told with its file and line, and undone',
  (backend) =>
    withTestLab(backend, async ({ context }) => {
      await resetOwnDatabase(context, 3)
      const sql = `-- first\n${RENAME}\nALTER TABLE users DROP COLUMN nme;`
      const report = await runMigrations(context, 3, await projectWith(context, sql))
      expect(report).toMatchObject({
        status: 'failed',
        failure: { file: `${NAME}/migration.sql`, code: '42703', statement: 2, statements: 2 },
      })
      expect(await context.database.query('SELECT name FROM users WHERE id = 1')).toHaveLength(1)
    }),
)

test.each(backends)('%s: a new table is filled with the people', (backend) =>
  withTestLab(backend, async ({ context }) => {
    await resetOwnDatabase(context, 1)
    const up = 'CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);'
    const own = { name: NAME, up, down: 'DROP TABLE users;', checksum: await checksumOf(up) }
    const project = { schema: undefined, migrations: [own], files: {} }
    expect(brief(await runMigrations(context, 1, project))).toMatchObject({
      status: 'committed',
      fields: [],
      seeded: 100,
    })
    expect(brief(await rollBackMigration(context, 1, project))).toMatchObject({
      status: 'committed',
      fields: [],
    })
  }),
)

test.each([
  ['COMMIT;', { status: 'refused', file: `${NAME}/migration.sql`, reason: 'transaction' }],
  ['SELECT 1;\0', { status: 'refused', file: `${NAME}/migration.sql`, reason: 'not text' }],
  [
    'CREATE INDEX CONCURRENTLY i ON users (name);',
    { status: 'refused', file: `${NAME}/migration.sql`, reason: 'concurrently' },
  ],
])('%j is refused', (up, report) =>
  withTestLab('pglite', async ({ context }) => {
    await resetOwnDatabase(context, 3)
    expect(await runMigrations(context, 3, await projectWith(context, up))).toEqual(report)
  }),
)

test('a migration without a way back says so', () =>
  withTestLab('pglite', async ({ context }) => {
    await resetOwnDatabase(context, 3)
    const project = await projectWith(context, RENAME, '-- nothing yet')
    await runMigrations(context, 3, project)
    expect(await rollBackMigration(context, 3, project)).toEqual({
      status: 'no down',
      migration: NAME,
    })
  }))

test('a migration changed after it was applied is a Problem', () =>
  withTestLab('pglite', async ({ context }) => {
    await resetOwnDatabase(context, 3)
    await runMigrations(context, 3, await projectWith(context, RENAME))
    const edited = await projectWith(context, `${RENAME} -- once more`)
    await expect(runMigrations(context, 3, edited)).rejects.toMatchObject({
      code: 'MIGRATION_EDITED',
    })
  }))
