import type { LessonActions } from '../learn/session/lesson-actions.ts'
import { LessonSession } from '../learn/session/lesson-session.ts'
import { pressKey } from '../learn/session/press-key.ts'
import { watchFiles } from '../learn/session/watch-files.node.ts'
import { watchOwnDatabase } from '../learn/session/watch-own-database.ts'
import { withCleanUp } from './interrupt.ts'
import { LessonLines } from './lesson-lines.ts'
import { LessonScreen } from './lesson-screen.ts'
import type { LessonView } from './lesson-view.ts'
import { print } from './output.ts'
import type { Page } from './page.ts'
import { endProgress } from './progress.ts'

export interface WatchLessonOptions {
  /** Lines one below the other, and words instead of keys: for screen readers. */
  plain: boolean
  /** Look at the files again and again instead of waiting for the system to report a save. */
  poll: boolean
  /** What was done before, to be told first. */
  notes: readonly string[]
}

const FAREWELL = 'Stopped watching. Your files and your progress stay.\nNext: npm run learn'

/**
 * Watches the workspace until the learner leaves: checks at each save, shows what was found, and does
 * what keys are pressed for. Problems are shown in place while it goes on; a bug ends it. Whoever
 * calls closes what the actions work with, also on Ctrl-C.
 */
export async function watchLesson(
  actions: LessonActions,
  page: Page,
  { plain, poll, notes }: WatchLessonOptions,
): Promise<void> {
  endProgress()
  const view = plain
    ? new LessonLines(page, actions.folder)
    : new LessonScreen(page, actions.folder)
  const watching = new LessonWatch(actions, view, { poll, notes })
  await withCleanUp(
    () => watching.close(),
    () => watching.run(),
    FAREWELL,
  )
  print(FAREWELL)
}

class LessonWatch {
  readonly #actions: LessonActions
  readonly #view: LessonView
  readonly #options: Pick<WatchLessonOptions, 'poll' | 'notes'>
  readonly #ends: (() => void | Promise<void>)[] = []
  #closed = false

  constructor(
    actions: LessonActions,
    view: LessonView,
    options: Pick<WatchLessonOptions, 'poll' | 'notes'>,
  ) {
    this.#actions = actions
    this.#view = view
    this.#options = options
  }

  /** Resolves when the learner leaves; throws what is a bug. */
  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      const view = this.#view
      const session = new LessonSession(this.#actions, (state) => view.show(state))
      const check = () => void session.check().catch(reject)
      view.open(session.state, {
        onKey: (key, options) => {
          if (key === 'q') resolve()
          else if (key === 'enter') check()
          else void pressKey(session, key, options).catch(reject)
        },
        onEnd: resolve,
        onBug: reject,
      })
      this.#ends.push(() => view.close())
      if (this.#options.notes.length > 0) session.change({ notice: this.#options.notes.join(' ') })
      void this.#watch(check).then(check, reject)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#ends.splice(0).map((end) => end()))
  }

  async #watch(check: () => void): Promise<void> {
    const { folder, lessons } = this.#actions
    const files = await watchFiles({
      folder,
      // Of all lessons, so that the watch outlasts a change of lesson.
      files: lessons.flatMap((lesson) => lesson.files),
      poll: this.#options.poll,
      onSave: check,
      onMode: (mode) => this.#view.showMode(mode),
    })
    this.#ends.push(() => files.close(), watchOwnDatabase(this.#actions, check))
    if (this.#closed) await this.close()
  }
}
