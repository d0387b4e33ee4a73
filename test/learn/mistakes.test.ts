import { expect, test } from 'vitest'
import type { LessonReport } from '../../src/learn/lesson-report.ts'
import type { FailedTask } from '../../src/learn/task.ts'
import * as phase1 from './fixtures/phase-1.ts'
import * as phase2 from './fixtures/phase-2.ts'
import * as phase3 from './fixtures/phase-3.ts'
import * as phase4 from './fixtures/phase-4.ts'
import { ownOf, withSql } from './support/change-project.ts'
import { checkInProcess } from './support/check-in-process.ts'
import { checkProject, solutionOf } from './support/check-project.ts'
import type { Fixture } from './support/fixture.ts'

const fixtures = [phase1, phase2, phase3, phase4].flatMap((phase) => phase.fixtures)
const cases = fixtures.map(
  (fixture) => [fixture.mistake, fixture.phase, fixture.what, fixture] as const,
)

/** Checks a fixture; one that does not end in a process that can be stopped. */
async function check({
  mistake,
  phase,
  project,
  own = ownOf,
  answers,
}: Fixture): Promise<LessonReport> {
  const changed = project(await solutionOf(phase))
  const run = mistake === 'endless-statement' ? checkInProcess : checkProject
  return run(phase, changed, { own: own(changed), answers: answers ?? {} })
}

function failuresOf({ tasks }: LessonReport): FailedTask[] {
  return tasks.map(({ result }) => result).filter((result) => result.status === 'failed')
}

test.each(cases)('%s, lesson %i: %s', async (mistake, _phase, _what, fixture) => {
  const failures = failuresOf(await check(fixture))
  const named = failures.map((failure) => failure.mistake).filter((name) => name !== undefined)
  expect([...new Set(named)]).toEqual([mistake])
  for (const { expected, found, why, next } of failures) {
    for (const text of [expected, found, why, next]) {
      expect(text).toMatch(/\S/)
      expect(text).not.toMatch(/undefined|\[object/)
    }
    expect(next).toMatch(/npm |npx |cp |mv |\.sql|\.prisma|workspace\//)
  }
})

test('a name mistyped on the way back is told as that, and not as a loss', async () => {
  const solution = await solutionOf(3)
  const mistyped = withSql(solution, {
    down: 'ALTER TABLE users RENAME COLUMN full_name TO nam;',
  })
  const failures = failuresOf(await checkProject(3, mistyped, { own: ownOf(mistyped) }))
  expect(failures.map(({ mistake }) => mistake)).toEqual([undefined])
  expect(failures[0]?.found).toMatch(/column users\.nam is left over/)
})
