import { expect, test } from 'vitest'
import type { UpEvidence } from '../../../src/learn/evidence.ts'
import type { LearnerProject } from '../../../src/learn/learner-project.ts'
import type { ScratchProcess } from '../../../src/learn/replay/scratch-process.node.ts'
import { withSql } from '../support/change-project.ts'
import { STOP_SECONDS, withScratchProcess } from '../support/check-in-process.ts'
import { evidenceOf, lessonAt, solutionOf } from '../support/check-project.ts'

/** The evidence that a check in the process is made of. */
async function evidenceFrom(scratch: ScratchProcess, phase: number, project: LearnerProject) {
  let found: Awaited<ReturnType<typeof evidenceOf>> | undefined
  const spy = {
    name: 'spy',
    detect: (evidence: typeof found & object) => {
      found = evidence
      return undefined
    },
  }
  const task = {
    id: 'spy',
    title: 'Look',
    mistakes: [spy],
    hints: ['', '', ''] as const,
    links: [],
  }
  const lesson = { ...lessonAt(phase), tasks: [task] }
  await scratch.check(project, { lesson, own: undefined, answers: {} })
  if (!found) throw new Error('nothing was checked')
  return found
}

test('the process finds what a check in this process finds, lesson by lesson', async () => {
  await withScratchProcess(
    async (scratch) => {
      for (const phase of [2, 2, 3]) {
        const solution = await solutionOf(phase)
        expect(await evidenceFrom(scratch, phase, solution)).toEqual(
          await evidenceOf(phase, solution),
        )
      }
    },
    { phase: 2 },
  )
})

const endless: [sql: string, why: string][] = [
  ['DO $$ BEGIN LOOP NULL; END LOOP; END $$', 'time'],
  ['COPY users FROM STDIN', 'time'],
  ["SELECT array_agg(repeat('x', 1000000) || g) FROM generate_series(1, 5000) AS g", 'memory'],
  ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT f() $$; SELECT f()', 'crash'],
  ["COPY users TO PROGRAM 'cat > leak'", 'crash'],
]
test('what has no end, is too large or breaks PostgreSQL is stopped, and the next check works', async () => {
  await withScratchProcess(
    async (scratch) => {
      const solution = await solutionOf(2)
      const found: [string, UpEvidence][] = []
      for (const [sql] of endless) {
        found.push([sql, (await evidenceFrom(scratch, 2, withSql(solution, { up: sql }))).up])
      }
      const file = '20260101000200_add_email_and_bio/migration.sql'
      expect(found).toEqual(
        endless.map(([sql, why]) => [
          sql,
          {
            status: 'stopped',
            stopped: { file, seconds: why === 'time' ? STOP_SECONDS : expect.any(Number), why },
          },
        ]),
      )
      expect((await evidenceFrom(scratch, 2, solution)).up.status).toBe('applied')
    },
    { phase: 2, megabytes: 1_200 },
  )
})

test('what was known before a file is kept when it is stopped', async () => {
  await withScratchProcess(async (scratch) => {
    const solution = await solutionOf(4)
    const down = withSql(solution, { down: 'SELECT pg_sleep(1000)' })
    const stoppedDown = await evidenceFrom(scratch, 4, down)
    expect(stoppedDown).toMatchObject({
      up: { status: 'applied', proof: { survived: true } },
      schema: { pending: '' },
      down: { status: 'stopped', stopped: { why: 'time' } },
      files: {},
    })
    const query = {
      ...solution,
      files: { ...solution.files, 'query.sql': 'SELECT pg_sleep(1000)' },
    }
    expect(await evidenceFrom(scratch, 4, query)).toMatchObject({
      down: { status: 'applied' },
      files: {
        'backfill.sql': { status: 'ran' },
        'query.sql': { status: 'stopped', stopped: { file: 'query.sql' } },
      },
    })
  })
})

test('a trigger without an end is stopped as well: the seed is written while its file is at work', async () => {
  await withScratchProcess(async (scratch) => {
    const project = withSql(await solutionOf(1), {
      up: `CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);
        CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOOP END LOOP; END $$;
        CREATE TRIGGER stall BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION stall()`,
    })
    expect((await evidenceFrom(scratch, 1, project)).up).toMatchObject({ status: 'stopped' })
  })
})

test('checks that come at once wait for each other', async () => {
  await withScratchProcess(async (scratch) => {
    const checks = [1, 2, 1].map(async (phase) =>
      scratch.check(await solutionOf(phase), {
        lesson: lessonAt(phase),
        own: undefined,
        answers: {},
      }),
    )
    const reports = await Promise.all(checks)
    expect(reports.map(({ lesson }) => lesson.phase)).toEqual([1, 2, 1])
  })
})

test('a process that can not start is a Problem', async () => {
  await withScratchProcess(
    async (scratch) => {
      const check = scratch.check(await solutionOf(1), {
        lesson: lessonAt(1),
        own: undefined,
        answers: {},
      })
      await expect(check).rejects.toMatchObject({ code: 'SCRATCH_ENDED' })
    },
    { megabytes: 1 },
  )
})
