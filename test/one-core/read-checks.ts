import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { CheckRequest } from '../../src/learn/replay/collect-evidence.ts'
import { courseFiles } from '../../web/lab/course-files.ts'
import * as phase1 from '../learn/fixtures/phase-1.ts'
import * as phase2 from '../learn/fixtures/phase-2.ts'
import * as phase3 from '../learn/fixtures/phase-3.ts'
import * as phase4 from '../learn/fixtures/phase-4.ts'
import { ownOf } from '../learn/support/change-project.ts'
import { lessonAt, solutionOf, starterOf } from '../learn/support/check-project.ts'

/** One check of a lesson. */
export interface Check {
  phase: number
  /** One sentence: what the learner hands in. */
  what: string
  request: CheckRequest
  /** It holds a statement that has to be stopped. */
  isEndless: boolean
}

/** What every lesson is checked with: its start, its solution, and every known mistake. */
export async function readChecks(phase: number): Promise<Check[]> {
  const solution = await solutionOf(phase)
  const starter = { ...(await starterOf(phase)), files: courseFiles[phase - 1]?.starter ?? {} }
  const of = checkOf.bind(undefined, phase)
  return [
    of('the start of the lesson', starter),
    of('the solution', solution),
    of('the solution, and each question answered', solution, { answers: answersTo(phase) }),
    ...fixturesOf(phase).map(({ mistake, what, project, own = ownOf, answers = {} }) => {
      const changed = project(solution)
      const isEndless = mistake === 'endless-statement'
      return {
        ...of(`${mistake}: ${what}`, changed, { own: own(changed), answers }),
        isEndless,
      }
    }),
  ]
}

function fixturesOf(phase: number) {
  const fixtures = [phase1, phase2, phase3, phase4].flatMap((each) => each.fixtures)
  return fixtures.filter((fixture) => fixture.phase === phase)
}

/** The own database has run what the project holds, unless another one is given. */
function checkOf(
  phase: number,
  what: string,
  project: LearnerProject,
  { own = ownOf(project), answers = {} }: Partial<CheckRequest> = {},
): Check {
  return { phase, what, request: { project, own, answers }, isEndless: false }
}

/** The first option of each question, whether it is right or not. */
function answersTo(phase: number): Record<string, string> {
  const asked = lessonAt(phase).tasks.map(({ id, question }) => [id, question?.options[0]?.key])
  return Object.fromEntries(asked.filter(([, key]) => key !== undefined))
}
