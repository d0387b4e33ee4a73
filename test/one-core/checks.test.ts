import { afterAll, expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { checkLesson } from '../../src/learn/check-lesson.ts'
import { lessonAt } from '../learn/support/check-project.ts'
import { type Backend, serverUrl } from '../support/backends.ts'
import { browserTest } from '../web/support/chromium.ts'
import { holdPage } from '../web/support/hold-page.ts'
import { collectInNode, collectInProcess } from './collect-in-node.ts'
import { type CheckResult, levelChance, TOO_LARGE } from './level-chance.ts'
import { levelMajor } from './level-major.ts'
import { plain } from './plain.ts'
import { type Check, readChecks } from './read-checks.ts'

const { page, end } = holdPage()

afterAll(end)

const checks = (await Promise.all(course.lessons.map(({ phase }) => readChecks(phase)))).flat()
const cases = checks.map((check) => [check.phase, check.what, check] as const)

/** Evidence and report of a check over PGlite or PostgreSQL in Node. */
async function checkInNode(backend: Backend, check: Check): Promise<unknown> {
  const { phase, request, isEndless } = check
  const isInProcess = isEndless && backend === 'pglite'
  const evidence = await (isInProcess
    ? collectInProcess(phase, request)
    : collectInNode(backend, phase, request))
  const report = checkLesson(evidence, lessonAt(phase), 0)
  return levelled(check, plain({ evidence, report }))
}

async function checkInBrowser(check: Check): Promise<unknown> {
  const { phase, request } = check
  const json = await (await page()).evaluate(
    ([lesson, project]) => probe.checkInPage(lesson, project),
    [phase, request] as const,
  )
  return levelled(check, JSON.parse(json))
}

function levelled({ what }: Check, result: unknown): unknown {
  return levelChance(what, result as CheckResult)
}

const known = new Map<Check, Promise<unknown>>()

/** What a check gives in Node over PGlite, which the other places are compared with. */
function expected(check: Check): Promise<unknown> {
  const found = known.get(check) ?? checkInNode('pglite', check)
  known.set(check, found)
  return found
}

browserTest.each(cases)('lesson %i, %s: the same in a browser', async (_, __, check) => {
  expect(await checkInBrowser(check)).toEqual(await expected(check))
})

// They would take their disk and memory from a real server, and from all that is on it.
const fitting = cases.filter(([, what]) => !TOO_LARGE.includes(what))

test.runIf(serverUrl).each(fitting)(
  'lesson %i, %s: the same over PostgreSQL',
  async (_, __, check) => {
    const found = levelMajor(await checkInNode('postgres', check))
    expect(found).toEqual(levelMajor(await expected(check)))
  },
)
