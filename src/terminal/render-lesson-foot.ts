import { LESSON_KEYS } from '../learn/session/lesson-keys.ts'
import { findNextLesson, findOpenTask, type LessonState } from '../learn/session/lesson-state.ts'
import { Problem } from '../problem.ts'
import { cutLines } from './fit-lines.ts'
import type { Page } from './page.ts'
import { problemLines } from './problem-lines.ts'
import type { ScreenOptions, Spacing } from './render-lesson-screen.ts'
import { wrapLines } from './wrap-lines.ts'

/** What the last key did, what is being done or was last, and the keys. */
export function renderLessonFoot(
  state: LessonState,
  page: Page,
  options: ScreenOptions & Spacing,
): readonly string[] {
  const most = Math.max(2, Math.floor(options.rows / 4))
  const notes = (state.report?.notes ?? []).flatMap((note) => wrapLines(note, page.columns))
  const notice = renderNotice(state.notice, page)
  const shown = [...cutLines(notes, most), ...cutLines(notice, most)]
  const status = wrapLines(renderStatus(state, options), page.columns)
  return [
    ...(shown.length > 0 ? [...shown, ...options.gap] : []),
    ...status.map((line) => page.paint('dim', line)),
    ...renderKeys(state, page),
  ]
}

function renderNotice(notice: LessonState['notice'], page: Page): string[] {
  if (notice === undefined) return []
  if (notice instanceof Problem) return problemLines(notice, page)
  return wrapLines(notice, page.columns).map((line) => page.paint('cyan', line))
}

function renderStatus(state: LessonState, { watching, seconds }: ScreenOptions): string {
  const { busy, report, problem, checkedAt } = state
  if (busy) return `${busy}${seconds > 0 ? `, ${seconds} s` : ''} …`
  if (!checkedAt) return watching
  const time = checkedAt.toTimeString().slice(0, 8)
  const took = report && !problem ? ` in ${Math.round(report.milliseconds)} ms` : ''
  return `Checked${took} at ${time}. ${watching}`
}

/** Keys that would do nothing now are left out. */
function renderKeys(state: LessonState, page: Page): string[] {
  const question = findOpenTask(state.report)?.task.question
  const canGoOn = state.report?.passed && findNextLesson(state)
  const keys = LESSON_KEYS.filter(({ key }) => key !== 'n' || canGoOn)
  const texts = [
    ...(question ? [[question.options.map(({ key }) => key).join(' '), 'answer'] as const] : []),
    ...keys.map(({ key, word }) => [key, word] as const),
    ['Enter', 'check'] as const,
  ]
  return wrapKeys(texts, page)
}

function wrapKeys(texts: readonly (readonly [string, string])[], page: Page): string[] {
  const lines: { text: string; width: number }[] = [{ text: '', width: 0 }]
  for (const [key, word] of texts) {
    const width = key.length + 1 + word.length
    const text = `${page.paint('bold', key)} ${word}`
    const last = lines.at(-1)
    if (last && last.width > 0 && last.width + 2 + width <= page.columns) {
      last.text += `  ${text}`
      last.width += 2 + width
    } else if (last && last.width === 0) Object.assign(last, { text, width })
    else lines.push({ text, width })
  }
  return lines.map(({ text }) => text)
}
