import { readdirSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { checkLesson } from '../../src/learn/check-lesson.ts'
import type { Evidence } from '../../src/learn/evidence.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { LessonReport } from '../../src/learn/lesson-report.ts'
import { projectPath } from '../../src/project.node.ts'
import * as phase1 from './fixtures/phase-1.ts'
import * as phase2 from './fixtures/phase-2.ts'
import * as phase3 from './fixtures/phase-3.ts'
import * as phase4 from './fixtures/phase-4.ts'
import { ownOf } from './support/change-project.ts'
import {
  checkProject,
  evidenceOf,
  lessonAt,
  solutionOf,
  starterOf,
} from './support/check-project.ts'

const phases = [phase1, phase2, phase3, phase4]
const lessons = course.lessons.map((lesson) => [lesson.slug, lesson] as const)
const ways = phases.flatMap((phase) => phase.ways)
const fixtures = phases.flatMap((phase) => phase.fixtures)
const questions = course.lessons.flatMap(({ phase, slug, tasks }) =>
  tasks.flatMap(({ id, question }) => (question ? [[slug, id, phase, question] as const] : [])),
)

/** An official page; of Prisma's, one of the version that the lab runs. */
const OFFICIAL =
  /^https:\/\/(www\.postgresql\.org\/docs\/current|www\.prisma\.io\/docs\/(orm|cli)\/v7|github\.com\/pgvector\/pgvector)\b/

/** What was measured of each reference solution, by phase. */
const solutions = new Map<number, Evidence>()

beforeAll(async () => {
  for (const { phase } of course.lessons) {
    solutions.set(phase, await measure(phase, await solutionOf(phase)))
  }
})

/** What a check looks at, for a project whose own database has applied it. */
function measure(phase: number, project: LearnerProject): Promise<Evidence> {
  return evidenceOf(phase, project, { own: ownOf(project) })
}

function measured(phase: number): Evidence {
  const evidence = solutions.get(phase)
  if (evidence === undefined) throw new Error(`phase ${phase} was not measured`)
  return evidence
}

/** The report, with the answer to each question that was measured to be right. */
function reportOf(evidence: Evidence): LessonReport {
  const lesson = lessonAt(evidence.phase)
  const answers = lesson.tasks.flatMap(({ id, question }) =>
    question ? [[id, question.answer(evidence) ?? ''] as const] : [],
  )
  return checkLesson({ ...evidence, answers: Object.fromEntries(answers) }, lesson, 0)
}

/** The tasks that are not passed, with what they say. */
function openTasks({ tasks }: LessonReport) {
  return tasks
    .filter(({ result }) => result.status !== 'passed')
    .map(({ task, result }) => [task.id, result])
}

test.each(lessons)('%s: each task says what to do, with three hints and its links', (_, lesson) => {
  expect(lesson.tasks.length).toBeGreaterThan(0)
  const ids = lesson.tasks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id, title, hints, links, check, question } of lesson.tasks) {
    expect(id).toMatch(/^[a-z][a-z-]*$/)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(hints.map((hint) => /^\S.{20,}/.test(hint))).toEqual([true, true, true])
    expect(new Set(hints).size).toBe(3)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      expect(link.title).toMatch(/\S/)
      expect(link.url).toMatch(OFFICIAL)
    }
    expect([check, question].filter((each) => each !== undefined)).toHaveLength(1)
  }
})

test.each(questions)('%s, %s: a question with keys to press', (_slug, _id, _phase, question) => {
  expect(question.text).toMatch(/\?/)
  const keys = question.options.map(({ key }) => key)
  // The letters are the screen's own.
  expect(keys).toEqual(keys.map((_, index) => `${index + 1}`))
  expect(question.options.every(({ text }) => /\S/.test(text))).toBe(true)
})

test.each(questions)('%s, %s: one answer is right, as measured', (_slug, id, phase, question) => {
  const evidence = measured(phase)
  const verdicts = question.options.map(({ key }) => {
    const { tasks } = checkLesson({ ...evidence, answers: { [id]: key } }, lessonAt(phase), 0)
    return tasks.find(({ task }) => task.id === id)?.result.status
  })
  expect(verdicts.toSorted()).toEqual([...verdicts.slice(1).map(() => 'failed'), 'passed'])
  expect(question.explain(evidence)).toMatch(/\S/)
})

test.each(lessons)('%s: the starter fails, and names no mistake', async (_, { phase }) => {
  const report = await checkProject(phase, await starterOf(phase))
  expect(report.passed).toBe(false)
  expect(report.tasks[0]?.result.status).toBe('failed')
  const named = report.tasks.map(({ result }) => 'mistake' in result && result.mistake)
  expect(named.filter(Boolean)).toEqual([])
})

test.each(lessons)('%s: the reference solution passes', (_, { phase }) => {
  const report = reportOf(measured(phase))
  expect(openTasks(report)).toEqual([])
  expect(report.passed).toBe(true)
})

test.each(ways.map((way) => [way.phase, way.what, way] as const))(
  'lesson %i: another correct way passes: %s',
  async (phase, _, way) => {
    const evidence = await measure(phase, way.project(await solutionOf(phase)))
    expect(openTasks(reportOf(evidence))).toEqual([])
  },
)

test('each lesson has at least two further correct ways', () => {
  const counts = course.lessons.map(
    (lesson) => ways.filter(({ phase }) => phase === lesson.phase).length,
  )
  expect(counts.filter((count) => count < 2)).toEqual([])
})

test('each mistake has a file, is told by a task, and has a fixture', () => {
  const files = readdirSync(projectPath('src/learn/mistakes')).map((file) =>
    file.replace(/\.ts$/, ''),
  )
  const told = course.lessons.flatMap(({ tasks }) =>
    tasks.flatMap(({ mistakes }) => mistakes.map(({ name }) => name)),
  )
  expect([...new Set(told)].sort()).toEqual(files.sort())
  expect([...new Set(fixtures.map(({ mistake }) => mistake))].sort()).toEqual(files)
})

test.each(lessons)('%s: no task tells of a mistake twice', (_, { tasks }) => {
  for (const { mistakes } of tasks) {
    const names = mistakes.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
  }
})
