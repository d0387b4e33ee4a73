import type { LessonReport } from '../learn/lesson-report.ts'
import { type Asking, askFor, LESSON_KEYS } from '../learn/session/lesson-keys.ts'
import { findNextLesson, findOpenTask, type LessonState } from '../learn/session/lesson-state.ts'
import { Problem } from '../problem.ts'
import { describeOpenTask, describePanel, describeTask } from './describe-lesson.ts'

/** What is said before the first check, a paragraph each. */
export function renderLessonStart(state: LessonState): string[] {
  const words = LESSON_KEYS.map(({ key, word, does }) => `${word} or ${key}: ${does}.`)
  return [
    titleOf(state),
    `Type a word, then Enter. ${words.join(' ')} Enter alone: the check, once more.`,
  ]
}

/** What is to be said of a change, a paragraph each: first what changed, then what is open. */
export function renderLessonUpdate(
  before: LessonState,
  after: LessonState,
  asking: Asking,
): string[] {
  const { lesson, problem, report, hints, panel, notice } = after
  const hint = findOpenTask(report)?.task.hints[hints - 1]
  return [
    ...(lesson === before.lesson ? [] : [titleOf(after)]),
    ...(problem && problem !== before.problem ? describeProblem(problem) : []),
    ...(notice && notice !== before.notice ? describeNotice(notice) : []),
    ...(report && report !== before.report ? describeReport(report, before, after, asking) : []),
    ...(hint && hints > before.hints ? describeHint(hint, after) : []),
    ...(panel && panel !== before.panel ? describePanel(panel, report?.goal ?? []) : []),
  ]
}

function titleOf({ lesson, lessons }: LessonState): string {
  return `Lesson ${lesson.phase} of ${lessons.length}: ${lesson.title}.`
}

function describeReport(
  report: LessonReport,
  before: LessonState,
  after: LessonState,
  asking: Asking,
): string[] {
  const passed = report.tasks.filter(({ result }) => result.status === 'passed').length
  const count = `${passed} of ${report.tasks.length} tasks are done.`
  const open = findOpenTask(report)
  const was = before.report && findOpenTask(before.report)
  const changes = before.report ? describeChanges(before.report, report) : []
  const list = before.report ? [] : report.tasks.map((task) => describeTask(task, task === open))
  const notes = newNotes(before.report, report)
  if (!open) return [...changes, ...list, ...notes, describePassed(after, asking)]
  // The same again would have to be listened to again.
  const isSame = before.report !== undefined && JSON.stringify(open) === JSON.stringify(was)
  const still = `Task ${open.number} is open as before: ${open.task.title}.`
  const nothing = changes.length === 0 && isSame ? ['Checked: nothing changed.'] : []
  return [
    ...changes,
    ...nothing,
    count,
    ...list,
    ...notes,
    ...(isSame ? [still] : describeOpenTask(open)),
  ]
}

function describeChanges(before: LessonReport, after: LessonReport): string[] {
  const wasPassed = new Set(
    before.tasks.filter(({ result }) => result.status === 'passed').map(({ task }) => task.id),
  )
  return after.tasks.flatMap(({ number, task, result }) => {
    const isPassed = result.status === 'passed'
    if (isPassed === wasPassed.has(task.id)) return []
    return [`Task ${number} is ${isPassed ? 'done' : 'not done any more'}.`]
  })
}

/** Notes that were not said at the check before. */
function newNotes(before: LessonReport | undefined, after: LessonReport): string[] {
  return (after.notes ?? []).filter((note) => !before?.notes?.includes(note))
}

function describePassed(state: LessonState, asking: Asking): string {
  const { lesson } = state
  const next = findNextLesson(state)
  const done = `Lesson ${lesson.phase} is passed, all ${lesson.tasks.length} tasks of it.`
  if (!next) return `${done} It was the last one.`
  return `${done} For lesson ${next.phase}, ${next.title}, ${askFor('n', asking)}. Its workspace starts from the reference solution of lesson ${lesson.phase}, not from yours; your files are kept.`
}

function describeHint(hint: string, { report, hints }: LessonState): string[] {
  const task = findOpenTask(report)?.task
  const isLast = task?.hints.length === hints
  const links = isLast ? task.links.map(({ title, url }) => `Read: ${title}, ${url}`) : []
  return [`Hint ${hints}: ${hint}`, ...links]
}

function describeNotice(notice: string | Problem): string[] {
  return notice instanceof Problem ? describeProblem(notice) : [notice]
}

function describeProblem({ message, fix }: Problem): string[] {
  return [`Problem: ${message}`, `Next: ${fix}`]
}
