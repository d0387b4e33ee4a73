import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { type RoundTripContext, roundTrip } from '../../src/course/roundtrip.ts'
import type { RoundTripFinding } from '../../src/course/roundtrip-findings.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { readProject } from '../../src/lab.node.ts'
import { type Backend, backends, testSettings, withServerDatabase } from '../support/backends.ts'
import { withSql } from '../support/lab.ts'

test.each(backends)('%s: each down undoes its up, and loses what it says', async (backend) => {
  await withProject(backend, async (project) => {
    const trips = await roundTrip(project)
    expect(trips.map(({ migration, ...trip }) => trip)).toEqual([
      { phase: 1, loses: ['name'], values: 0, findings: [], holds: true },
      { phase: 2, loses: ['email', 'bio'], values: 100, findings: [], holds: true },
      { phase: 3, loses: [], values: 300, findings: [], holds: true },
      { phase: 4, loses: ['settings', 'embedding'], values: 300, findings: [], holds: true },
    ])
  })
})

const RENAME_BACK = 'ALTER TABLE users RENAME COLUMN full_name TO name;'
const broken: {
  title: string
  phase: number
  sql: { up?: string; down?: string }
  findings: RoundTripFinding[]
}[] = [
  {
    title: 'forgets an index',
    phase: 3,
    sql: {
      up: 'ALTER TABLE users RENAME COLUMN name TO full_name; CREATE INDEX by_name ON users (full_name)',
      down: RENAME_BACK,
    },
    findings: [
      {
        after: 'down',
        drift: { kind: 'unexpected', object: 'index by_name', found: 'btree (name)' },
      },
    ],
  },
  {
    title: 'drops an index that was there before',
    phase: 3,
    sql: { down: `${RENAME_BACK} DROP INDEX users_email_key` },
    findings: [
      {
        after: 'down',
        drift: {
          kind: 'missing',
          object: 'index users_email_key',
          expected: 'unique btree (email)',
        },
      },
    ],
  },
  {
    title: 'loses a value',
    phase: 4,
    sql: {
      down: 'ALTER TABLE users DROP COLUMN embedding, DROP COLUMN settings; UPDATE users SET bio = NULL WHERE id = 7',
    },
    findings: [{ after: 'down', field: 'bio', lost: 1, changed: 0 }],
  },
  {
    title: 'loses a row',
    phase: 2,
    sql: {
      down: 'ALTER TABLE users DROP COLUMN email, DROP COLUMN bio; DELETE FROM users WHERE id = 7',
    },
    findings: [
      { after: 'down', rows: { expected: 100, found: 99 } },
      { after: 'down', field: 'name', lost: 1, changed: 0 },
    ],
  },
  {
    title: 'leaves a wrong default',
    phase: 3,
    sql: { down: `${RENAME_BACK} ALTER TABLE users ALTER COLUMN name SET DEFAULT ''` },
    findings: [
      {
        after: 'down',
        drift: {
          kind: 'different',
          object: 'column users.name',
          expected: 'text not null',
          found: "text not null default ''::text",
        },
      },
    ],
  },
  {
    title: 'comes after an up that makes more the second time',
    phase: 3,
    sql: {
      up: `ALTER TABLE users RENAME COLUMN name TO full_name;
        DO $$ BEGIN
          IF EXISTS (SELECT FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL) THEN
            CREATE TABLE more ();
          END IF;
        END $$`,
    },
    findings: [
      { after: 'up again', drift: { kind: 'unexpected', object: 'table more', found: 'table' } },
    ],
  },
  {
    title: 'comes after an up that loses a value',
    phase: 3,
    sql: { up: 'ALTER TABLE users RENAME COLUMN name TO full_name; UPDATE users SET bio = NULL' },
    findings: [{ after: 'up', field: 'bio', lost: 100, changed: 0 }],
  },
]

for (const backend of backends) {
  test.each(broken)(`${backend}: a down.sql that $title is named`, async (wrong) => {
    await withProject(backend, async (project) => {
      const [trip] = await roundTrip(change(project, wrong.phase, wrong.sql), String(wrong.phase))
      expect(trip).toMatchObject({ phase: wrong.phase, findings: wrong.findings, holds: false })
    })
  })
}

test('base is no migration', async () => {
  await withProject('pglite', async (project) => {
    await expect(roundTrip(project, 'base')).rejects.toMatchObject({ code: 'PHASE_UNKNOWN' })
  })
})

/** What a round trip works with; its scratch database is one of `backend`. */
async function withProject<T>(
  backend: Backend,
  work: (project: RoundTripContext) => Promise<T>,
): Promise<T> {
  const project = await readProject(course, testSettings)
  if (backend === 'pglite') return work(project)
  return withServerDatabase((url) => work({ ...project, openScratch: () => openPg(url) }))
}

function change(project: RoundTripContext, phase: number, sql: { up?: string; down?: string }) {
  return withSql({ ...project, database: null as never }, phase, sql)
}
