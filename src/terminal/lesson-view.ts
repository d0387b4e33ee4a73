import type { PressOptions } from '../learn/session/lesson-keys.ts'
import type { LessonState } from '../learn/session/lesson-state.ts'
import type { WatchMode } from '../learn/session/watch-files.node.ts'

export interface LessonViewListener {
  /** `enter`, or the key that was pressed or whose word was typed. */
  onKey(key: string, options: PressOptions): void
  /** The terminal is gone, or the input has ended. */
  onEnd(): void
  /** Drawing threw. */
  onBug(error: unknown): void
}

/** How a lesson is shown, and how a learner answers. */
export interface LessonView {
  open(state: LessonState, listener: LessonViewListener): void
  /** Called after each change; after `close` it does nothing. */
  show(state: LessonState): void
  showMode(mode: WatchMode): void
  /** Gives the terminal back as it was. */
  close(): void
}
