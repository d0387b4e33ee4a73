import {
  findNextLesson,
  findOpenTask,
  type LessonState,
  type Panel,
} from '../learn/session/lesson-state.ts'
import { cutLines, partOf, windowLines } from './fit-lines.ts'
import type { Page } from './page.ts'
import { problemLines } from './problem-lines.ts'
import { renderGoal } from './render-goal.ts'
import { renderHints, renderLessons, renderSolution } from './render-lesson-panel.ts'
import type { Spacing } from './render-lesson-screen.ts'
import { openTaskLines, renderTaskLine, shortTaskLines } from './render-task.ts'
import { cutText } from './wide-text.ts'
import { hangText, wrapLines } from './wrap-lines.ts'

export interface LessonBody {
  lines: string[]
  /** How many parts the open panel is shown in. */
  parts: number
}

export interface BodyOptions extends Spacing {
  /** Lines that there are for it. */
  room: number
}

/** Lines of what is wrong that stay above hints, and hints that stay below it. */
const ABOVE_HINTS = 6
const LEAST_HINTS = 2

/** What is wrong, then the hints or the tasks; or what is wrong in short, then the open panel. */
export function renderLessonBody(state: LessonState, page: Page, options: BodyOptions): LessonBody {
  if (state.panel) return renderPanel(state, state.panel, page, options)
  const above = renderAbove(state, page, options)
  return { lines: withTasks(above, state, page, options), parts: 1 }
}

/** What is wrong, and the hints that were given for it. */
function renderAbove(state: LessonState, page: Page, { room, gap }: BodyOptions): string[] {
  const open = findOpenTask(state.report)
  if (state.problem || !open || state.hints === 0) return renderMain(state, page, room)
  const hints = renderHints(open.task, state.hints, page).split('\n')
  const most = Math.max(LEAST_HINTS, room - ABOVE_HINTS - gap.length)
  // The newest hint is the one that was asked for.
  const shown = hints.slice(-most)
  return [...renderMain(state, page, room - shown.length - gap.length), ...gap, ...shown]
}

/** What matters most: why there was no check, what is wrong, or that nothing is. */
function renderMain(state: LessonState, page: Page, room: number): string[] {
  const { report, problem } = state
  if (problem) {
    const words = 'Watching goes on: the next save is checked, and Enter checks again.'
    const lines = [...problemLines(problem, page), '', ...wrapLines(words, page.columns)]
    return cutLines(lines, room)
  }
  const open = findOpenTask(report)
  if (open) return cutLines(openTaskLines(open, page, room), room)
  return cutLines(report ? renderPassed(state, page) : ['The first check is on its way.'], room)
}

/** A lesson that is done, and what comes next. */
function renderPassed(state: LessonState, page: Page): string[] {
  const { lesson } = state
  const next = findNextLesson(state)
  const words = next
    ? `Press n for lesson ${next.phase}: ${next.title}. Its workspace starts from the reference solution of lesson ${lesson.phase}, not from yours; your files are kept.`
    : 'This was the last lesson.'
  const done = `✓ Lesson ${lesson.phase} is passed, all ${lesson.tasks.length} tasks of it.`
  return [
    ...wrapLines(done, page.columns).map((line) => page.paint('green', line)),
    ...hangText('  ', words, page.columns, 2),
  ]
}

/** The list of tasks below, as far as there is room for it. */
function withTasks(
  above: string[],
  { report, problem }: LessonState,
  page: Page,
  { room, gap }: BodyOptions,
): string[] {
  if (!report || problem) return above
  const open = findOpenTask(report)
  const tasks = report.tasks.map((task) => renderTaskLine(task, task === open, page))
  const center = open ? report.tasks.indexOf(open) : 0
  const list = windowLines(tasks, room - above.length - gap.length, center)
  return list.length > 0 ? [...above, ...gap, ...list] : above
}

function renderPanel(
  state: LessonState,
  panel: Panel,
  page: Page,
  { room, gap }: BodyOptions,
): LessonBody {
  const { key, title, text } = panelText(panel, state, page)
  const above = renderShort(state, page).slice(0, gap.length + 1)
  const size = room - above.length - gap.length - 1
  const { lines, part, parts } = partOf(text.split('\n'), size, panel.part)
  const onward = `${key} ${part + 1 < parts ? 'goes on' : 'closes it'}`
  const note = ` (${parts > 1 ? `${part + 1} of ${parts}, ` : ''}${onward})`
  const heading = cutText(title, Math.max(1, page.columns - note.length)) + note
  return { lines: [...above, ...gap, page.paint('bold', heading), ...lines], parts }
}

/** What matters most, in two lines. */
function renderShort(state: LessonState, page: Page): string[] {
  const open = findOpenTask(state.report)
  if (open && !state.problem) return shortTaskLines(open, page)
  return renderMain(state, page, Infinity).slice(0, 2)
}

function panelText(panel: Panel, { report }: LessonState, page: Page) {
  switch (panel.kind) {
    case 'goal':
      return {
        key: 'd',
        title: 'The goal beside what you have',
        text: renderGoal(report?.goal ?? [], page),
      }
    case 'solution':
      return { key: 's', title: 'The solution', text: renderSolution(panel.files, page) }
    case 'lessons':
      return { key: 'l', title: 'All lessons', text: renderLessons(panel.progress, page) }
  }
}
