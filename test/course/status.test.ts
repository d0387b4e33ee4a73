import { expect, test } from 'vitest'
import type { LabContext } from '../../src/course/lab-context.ts'
import { readStatus, type StatusReport } from '../../src/course/status.ts'
import type { FindOriginal, StatusFinding } from '../../src/course/status-finding.ts'
import type { Database } from '../../src/database/database.ts'
import type { Migration } from '../../src/history/migration.ts'
import { backends } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'

const names = [
  '20260101000100_create_users',
  '20260101000200_add_email_and_bio',
  '20260101000300_rename_name_to_full_name',
  '20260101000400_add_settings_and_embedding',
] as const
const [CREATE, ADD, RENAME, SETTINGS] = names

test.each(backends)('%s: at no phase is there a finding, on no way there', async (backend) => {
  await withTestLab(backend, async ({ lab }) => {
    for (const phase of [0, 1, 2, 3, 4, 3, 2, 1, 0]) {
      await lab.moveTo(phase === 0 ? 'base' : String(phase))
      expect(await lab.status()).toEqual({
        phase,
        name: phase === 0 ? 'base' : `phase ${phase}`,
        applied: names.slice(0, phase),
        pending: names.slice(phase),
        findings: [],
        clean: true,
      })
    }
  })
})

interface Case {
  title: string
  sql?: string
  change?: (context: LabContext) => LabContext
  findOriginal?: FindOriginal
  report: Partial<StatusReport>
}

const journal = '_prisma_migrations'
const reset = 'npm run reset -- 3'

// What is done to a database at phase 3, or to its files, and what status then says.
const cases: Case[] = [
  {
    title: 'a migration that failed',
    sql: `UPDATE ${journal} SET finished_at = NULL, applied_steps_count = 0,
        logs = E'A migration failed to apply.\\n\\nDatabase error:\\nERROR: no such thing\\n\\nMore'
      WHERE migration_name = '${RENAME}'; ALTER TABLE users RENAME full_name TO name`,
    report: {
      phase: 2,
      applied: [CREATE, ADD],
      pending: [RENAME, SETTINGS],
      findings: [
        {
          kind: 'failed',
          migration: RENAME,
          message: `Migration ${RENAME} was started and did not finish. ERROR: no such thing.`,
          fix: `npx prisma migrate resolve --rolled-back ${RENAME}`,
        },
      ],
    },
  },
  {
    title: 'a migration that ran and was cut off',
    sql: `UPDATE ${journal} SET finished_at = NULL WHERE migration_name = '${RENAME}'`,
    report: {
      phase: 2,
      findings: [
        {
          kind: 'unfinished',
          migration: RENAME,
          message: `Migration ${RENAME} ran, but was cut off before the journal said that it finished.`,
          fix: `npx prisma migrate resolve --applied ${RENAME}`,
        },
      ],
    },
  },
  {
    title: 'a migration that ran, was cut off, and whose table is gone',
    sql: `UPDATE ${journal} SET finished_at = NULL; DROP TABLE users`,
    report: {
      phase: 0,
      findings: [
        ...[CREATE, ADD, RENAME].map((name) => ({
          kind: 'unfinished' as const,
          migration: name,
          message: `Migration ${name} ran, but was cut off before the journal said that it finished.`,
          fix: 'npm run reset -- base',
        })),
        {
          kind: 'drift',
          message: 'table users is missing',
          fix: 'npm run reset -- base',
          drift: { kind: 'missing', object: 'table users', expected: 'table' },
        },
      ],
    },
  },
  {
    title: 'a migration whose log begins with words of the engine alone',
    sql: `UPDATE ${journal} SET finished_at = NULL, applied_steps_count = 0,
        logs = E'external connector error\\nError querying the database: ERROR: division by zero\\n   0: apply_script'
      WHERE migration_name = '${RENAME}'; ALTER TABLE users RENAME full_name TO name`,
    report: {
      findings: [
        {
          kind: 'failed',
          migration: RENAME,
          message: `Migration ${RENAME} was started and did not finish. ERROR: division by zero.`,
          fix: `npx prisma migrate resolve --rolled-back ${RENAME}`,
        },
      ],
    },
  },
  {
    title: 'a folder among those of the course',
    change: (context) => withFolder(context, '20260101000150_in_between'),
    report: {
      phase: 3,
      findings: [
        {
          kind: 'out of order',
          migration: '20260101000150_in_between',
          message: `Migration 20260101000150_in_between is not applied, but ${RENAME} after it is.`,
          fix: 'Give its folder a later timestamp: mv prisma/migrations/20260101000150_in_between prisma/migrations/<timestamp>_<name>',
        },
      ],
    },
  },
  {
    title: 'a migration that failed and left something behind',
    sql: `INSERT INTO ${journal} (id, checksum, migration_name) VALUES ('x', 'x', '${SETTINGS}');
      ALTER TABLE users ADD COLUMN settings jsonb`,
    report: {
      phase: 3,
      findings: [
        {
          kind: 'failed',
          migration: SETTINGS,
          message: `Migration ${SETTINGS} was started and did not finish.`,
          fix: reset,
        },
        {
          kind: 'drift',
          message: 'column users.settings is in no applied migration: jsonb',
          fix: reset,
          drift: { kind: 'unexpected', object: 'column users.settings', found: 'jsonb' },
        },
      ],
    },
  },
  {
    title: 'a migration that nobody has on disk',
    sql: `INSERT INTO ${journal} (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('x', 'x', '20250101000000_gone', now(), 1)`,
    report: {
      phase: 3,
      applied: ['20250101000000_gone', CREATE, ADD, RENAME],
      findings: [
        {
          kind: 'unknown',
          migration: '20250101000000_gone',
          message:
            'Migration 20250101000000_gone is applied, but prisma/migrations/20250101000000_gone is not there.',
          fix: reset,
        },
      ],
    },
  },
  {
    title: 'a migration out of order',
    sql: `DELETE FROM ${journal} WHERE migration_name = '${ADD}'`,
    report: {
      phase: 1,
      applied: [CREATE, RENAME],
      findings: [
        {
          kind: 'out of order',
          migration: ADD,
          message: `Migration ${ADD} is not applied, but ${RENAME} after it is.`,
          fix: reset,
        },
        ...['bio', 'email'].map((name) => ({
          kind: 'drift' as const,
          message: `column users.${name} is in no applied migration: text`,
          fix: reset,
          drift: { kind: 'unexpected' as const, object: `column users.${name}`, found: 'text' },
        })),
        {
          kind: 'drift',
          message: 'index users_email_key is in no applied migration: unique btree (email)',
          fix: reset,
          drift: {
            kind: 'unexpected',
            object: 'index users_email_key',
            found: 'unique btree (email)',
          },
        },
      ],
    },
  },
  {
    title: 'a journal that says more than was done',
    sql: `INSERT INTO ${journal} (id, checksum, migration_name, finished_at)
      VALUES ('x', 'as said', '${SETTINGS}', now())`,
    change: (context) => withMigration(context, SETTINGS, { checksum: 'as said' }),
    report: {
      phase: 4,
      pending: [],
      findings: [
        missing('extension vector', 'installed'),
        missing('column users.embedding', 'vector(512)'),
        missing('column users.settings', "jsonb not null default '{}'::jsonb"),
        missing('index users_embedding_idx', 'hnsw (embedding vector_cosine_ops)'),
      ],
    },
  },
  {
    title: 'a folder of a phase that is missing, and one without down.sql',
    change: (context) => {
      const without = withSql(context, 2, { down: undefined as unknown as string })
      const migrations = without.history.migrations.filter(({ name }) => name !== SETTINGS)
      return { ...without, history: { ...without.history, migrations } }
    },
    report: {
      phase: 3,
      pending: [],
      findings: [
        {
          kind: 'no down',
          migration: ADD,
          message: `Migration ${ADD} has no down.sql, so it can't be rolled back.`,
          fix: `git checkout -- prisma/migrations/${ADD}/down.sql`,
        },
        {
          kind: 'missing',
          migration: SETTINGS,
          message: `The migration folder prisma/migrations/${SETTINGS} is missing.`,
          fix: `git checkout -- prisma/migrations/${SETTINGS}`,
        },
      ],
    },
  },
  {
    title: 'an edited file whose text is in git',
    change: (context) => edited(context, 'CREATE TABLE users (id serial PRIMARY KEY);\n'),
    findOriginal: async () => ({
      sql: 'CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);\n',
      revision: 'abc1234',
    }),
    report: {
      phase: 3,
      findings: [
        {
          kind: 'edited',
          migration: CREATE,
          message: `prisma/migrations/${CREATE}/migration.sql was changed after it was applied.`,
          fix: `git checkout abc1234 -- prisma/migrations/${CREATE}/migration.sql`,
          changes: [
            {
              line: 1,
              lines: [
                '-CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);',
                '+CREATE TABLE users (id serial PRIMARY KEY);',
              ],
            },
          ],
        },
      ],
    },
  },
  {
    title: 'an edited file that does not run any more, whose text is nowhere',
    change: (context) => edited(context, 'CREATE TABEL users ()'),
    report: {
      phase: 3,
      findings: [
        {
          kind: 'edited',
          migration: CREATE,
          message: `prisma/migrations/${CREATE}/migration.sql was changed after it was applied. The text that was applied is not in git, so the lines can't be told.`,
          fix: reset,
          changes: [],
        },
        {
          kind: 'not compared',
          message:
            'The applied migrations don\'t run on an empty database, so the schema was not compared: syntax error at or near "TABEL".',
          fix: reset,
        },
      ],
    },
  },
]

test.each(backends)('%s: status says what is amiss, whatever it is', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('3')
    for (const { title, sql, change, findOriginal, report } of cases) {
      const status = await statusAfter(context.database, sql ?? 'SELECT 1', () =>
        readStatus(change?.(context) ?? context, findOriginal),
      )
      expect(status, title).toMatchObject({ ...report, clean: false })
    }
  })
})

function missing(object: string, expected: string): StatusFinding {
  return {
    kind: 'drift',
    message: `${object} is missing${expected === 'installed' ? '' : `: ${expected}`}`,
    fix: 'npm run reset -- 4',
    drift: { kind: 'missing', object, expected },
  }
}

function edited(context: LabContext, up: string): LabContext {
  return withMigration(context, CREATE, { up, checksum: 'e'.repeat(64) })
}

function withMigration(context: LabContext, name: string, change: Partial<Migration>): LabContext {
  const migrations = context.history.migrations.map((migration) =>
    migration.name === name ? { ...migration, ...change } : migration,
  )
  return { ...context, history: { ...context.history, migrations } }
}

function withFolder(context: LabContext, name: string): LabContext {
  const own = { name, up: 'CREATE TABLE mine ()', down: 'DROP TABLE mine', checksum: 'x' }
  const migrations = [...context.history.migrations, own]
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { ...context, history: { ...context.history, migrations } }
}

/** The status with a script's effect, which is rolled back. */
async function statusAfter(database: Database, sql: string, read: () => Promise<StatusReport>) {
  const seen = new Error('seen')
  let status: StatusReport | undefined
  await database
    .transaction(async () => {
      await database.execute(sql)
      status = await read()
      throw seen
    })
    .catch((error) => {
      if (error !== seen) throw error
    })
  return status
}
