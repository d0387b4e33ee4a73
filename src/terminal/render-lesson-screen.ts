import type { LessonState } from '../learn/session/lesson-state.ts'
import type { Page } from './page.ts'
import { renderLessonBody } from './render-lesson-body.ts'
import { renderLessonFoot } from './render-lesson-foot.ts'
import { renderLessonHead } from './render-lesson-head.ts'

/** What is on the screen beside the lesson itself. */
export interface ScreenOptions {
  /** Lines of the terminal. */
  rows: number
  /** How saves are found: `Watching workspace.` */
  watching: string
  /** Seconds that what is being done has taken so far. */
  seconds: number
}

/** How the lines of a part are laid out. */
export interface Spacing {
  /** What stands between two things: an empty line, or nothing. */
  gap: readonly string[]
}

export interface LessonScreen {
  /** At most `rows` lines, none wider than the page. */
  lines: readonly string[]
  /** How many parts the open panel is shown in. */
  parts: number
}

/** In fewer lines than this nothing is left for empty ones. */
const ROOMY = 20
/** Fewer lines for what is wrong would say nothing. */
const LEAST_BODY = 4

/**
 * The watching screen: how far the lesson is, what is wrong first, the tasks, the keys. Where it is
 * too much for the terminal the list of tasks gives way first; what is wrong and the keys stay.
 */
export function renderLessonScreen(
  state: LessonState,
  page: Page,
  options: ScreenOptions,
): LessonScreen {
  const gap = options.rows < ROOMY ? [] : ['']
  const head = [...renderLessonHead(state, page), ...gap]
  const foot = [...gap, ...renderLessonFoot(state, page, { ...options, gap })]
  const room = Math.max(LEAST_BODY, options.rows - head.length - foot.length)
  const body = renderLessonBody(state, page, { room, gap })
  const lines = [...head, ...body.lines, ...foot]
  return { lines: lines.slice(-options.rows), parts: body.parts }
}
