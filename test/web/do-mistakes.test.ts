import type { Page } from 'playwright-core'
import { afterAll, expect, vi } from 'vitest'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { LessonReport } from '../../src/learn/lesson-report.ts'
import { findOpenTask } from '../../src/learn/session/lesson-state.ts'
import { findTaskState } from '../../src/learn/session/task-state.ts'
import * as phase1 from '../learn/fixtures/phase-1.ts'
import * as phase2 from '../learn/fixtures/phase-2.ts'
import * as phase3 from '../learn/fixtures/phase-3.ts'
import * as phase4 from '../learn/fixtures/phase-4.ts'
import { lastOf } from '../learn/support/change-project.ts'
import { checkProject, solutionOf } from '../learn/support/check-project.ts'
import { browserTest } from './support/chromium.ts'
import { openFile, shownMistakes, standsAt, write } from './support/do-page.ts'
import { importZip, zipOf } from './support/do-workspace.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

// Several projects, each with a database laid out for it.
vi.setConfig({ testTimeout: 300_000 })

afterAll(endBrowser)

const fixtures = [phase1, phase2, phase3, phase4].flatMap((phase) => phase.fixtures)

/** What is shown of the open task, and how the page marks every task. */
interface Shown {
  mistake: string | null
  words: (string | null)[]
  states: string[]
}

/** Mistakes that are made, and those of them that are mended in the editor afterwards. */
const CASES = [
  { phase: 1, made: 'names of at most 50 characters' },
  { phase: 1, made: 'a comma is missing between two columns', mended: 'migration.sql' },
  { phase: 2, made: 'both fields are required, as drafted' },
  { phase: 2, made: 'every row gets one email from an UPDATE, and then comes the index' },
  {
    phase: 2,
    made: 'the columns are dropped first, and take the index along that is dropped next',
    mended: 'down.sql',
  },
  { phase: 3, made: 'adds a default to the draft, so that it runs' },
  { phase: 3, made: 'copies the first ten characters', mended: 'migration.sql' },
  { phase: 4, made: "runs Prisma's draft, which knows nothing of an extension" },
  { phase: 4, made: 'leaves the btree that Prisma drafted' },
  { phase: 4, made: 'orders by euclidean distance', mended: 'query.sql' },
]

browserTest.each([1, 2, 3, 4])('lesson %i: named mistakes with their answers', (phase) =>
  withBrowser(
    async ({ open }) => {
      const page = await open(`#/do/${phase}`)
      await standsAt(page, 0)
      for (const { made, mended } of CASES.filter((each) => each.phase === phase)) {
        const { mistake, project } = findFixture(phase, made)
        const solution = await solutionOf(phase)
        const wrong = project(solution)
        await importZip(page, zipOf(phase, wrong, ANSWERS))
        expect(await readShown(page)).toEqual(await expectedOf(phase, wrong, mistake))
        expect(await shownMistakes(page)).toEqual([mistake])
        if (mended === undefined) continue
        await openOwnFile(page, wrong, mended)
        await write(page, mended, textOf(solution, mended))
        await page.locator(`[data-mistake=${mistake}]`).waitFor({ state: 'detached' })
        const right = await reportOf(phase, solution)
        await standsAt(page, right.tasks.filter(({ result }) => result.status === 'passed').length)
        expect(await shownMistakes(page)).toEqual([])
      }
    },
    { root: 'web' },
  ),
)

/** The question of lesson 3 that comes before what would give its answer away. */
const ANSWERS = { 'draft-outcome': '3' }

function findFixture(phase: number, what: string) {
  const found = fixtures.find((fixture) => fixture.phase === phase && fixture.what === what)
  if (!found) throw new Error(`There is no fixture “${what}”`)
  return found
}

/** What the same core says in Node, of a workspace whose database is at the start of the lesson. */
async function reportOf(phase: number, project: LearnerProject): Promise<LessonReport> {
  const before = phase > 1 ? (await solutionOf(phase - 1)).migrations : []
  const applied = before.map(({ name, checksum }) => ({ name, checksum }))
  const own = { applied, failed: [], extensions: [], rows: phase > 1 ? 100 : undefined }
  return checkProject(phase, project, { own, answers: ANSWERS })
}

async function expectedOf(phase: number, project: LearnerProject, mistake: string): Promise<Shown> {
  const report = await reportOf(phase, project)
  const open = findOpenTask(report)
  if (open?.result.status !== 'failed') throw new Error('The mistake is not what is open')
  const { expected, found, why, next } = open.result
  const states = report.tasks.map((task) => findTaskState(task, task === open))
  return { mistake, words: [expected, found, why, next], states }
}

async function readShown(page: Page): Promise<Shown> {
  const failure = page.locator('.task.open .failure')
  await failure.waitFor()
  const words = await failure.locator('dd').evaluateAll((all) =>
    all.map((each) => {
      const text = each.cloneNode(true) as HTMLElement
      for (const own of text.querySelectorAll('.page-steps, .in-page')) own.remove()
      // An excerpt is an element of its own, on lines of its own.
      for (const excerpt of text.querySelectorAll('pre')) {
        if (excerpt.previousSibling) excerpt.before('\n')
        if (excerpt.nextSibling) excerpt.after('\n')
      }
      return text.textContent
    }),
  )
  const states = await page
    .locator('.task h3 .unseen')
    .evaluateAll((all) => all.map(({ textContent }) => textContent.replace(': ', '')))
  return {
    mistake: await failure.getAttribute('data-mistake'),
    words,
    states: states.map((state) => (state === 'a question' ? 'unanswered' : state)),
  }
}

function textOf(project: LearnerProject, file: string): string {
  const { up, down = '' } = lastOf(project)
  if (file === 'migration.sql') return up
  return file === 'down.sql' ? down : (project.files[file] ?? '')
}

/** Opens a file of the last migration, or one beside the Prisma project. */
async function openOwnFile(page: Page, project: LearnerProject, file: string): Promise<void> {
  if (file in project.files) return openFile(page, file)
  const folder = page.locator('.migration-folder', { hasText: `${lastOf(project).name}/` })
  await folder.getByRole('button', { name: file, exact: true }).first().click()
}
