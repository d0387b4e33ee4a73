import type { LessonState } from '../learn/session/lesson-state.ts'
import type { WatchMode } from '../learn/session/watch-files.node.ts'
import { type Keyboard, openKeyboard } from './keyboard.ts'
import type { LessonView, LessonViewListener } from './lesson-view.ts'
import { draw } from './output.ts'
import { fitPage, type Page } from './page.ts'
import { renderLessonScreen } from './render-lesson-screen.ts'
import { renderWatchMode } from './render-watch-mode.ts'
import { drawScreen } from './screen.ts'

/** A lesson as a screen that is drawn anew in its place, answered by single keys. */
export class LessonScreen implements LessonView {
  readonly #page: Page
  readonly #folder: string
  #state: LessonState | undefined
  #watching = ''
  #parts = 1
  #busySince = 0
  #keyboard: Keyboard | undefined
  #timer: NodeJS.Timeout | undefined
  #drawing: NodeJS.Immediate | undefined
  #listener: LessonViewListener | undefined

  constructor(page: Page, folder: string) {
    this.#page = page
    this.#folder = folder
  }

  open(state: LessonState, listener: LessonViewListener): void {
    const { onKey, onEnd } = listener
    this.#listener = listener
    const asking = { verb: 'press', nameOf: (key: string) => key } as const
    this.#keyboard = openKeyboard({
      onKey: (key) => onKey(key, { ...asking, parts: this.#parts }),
      onEnd,
      onResume: this.#drawAnew,
    })
    process.stdout.on('resize', this.#drawAnew)
    // What takes long says how long it has taken.
    this.#timer = setInterval(() => {
      if (this.#state?.busy) this.#draw(false)
    }, 1000)
    this.#state = state
    this.#draw(true)
  }

  show(state: LessonState): void {
    if (state.busy !== this.#state?.busy) this.#busySince = Date.now()
    this.#state = state
    // One key changes several things; they are drawn once.
    this.#drawing ??= setImmediate(() => this.#draw(false))
  }

  showMode(mode: WatchMode): void {
    this.#watching = renderWatchMode(mode, this.#folder)
    if (this.#state) this.show(this.#state)
  }

  close(): void {
    if (!this.#keyboard) return
    clearInterval(this.#timer)
    process.stdout.off('resize', this.#drawAnew)
    this.#keyboard.close()
    this.#keyboard = undefined
    draw('\r\n')
  }

  readonly #drawAnew = () => this.#draw(true)

  #draw(anew: boolean): void {
    this.#drawing = undefined
    if (!this.#keyboard || !this.#state) return
    try {
      this.#drawState(this.#state, anew)
    } catch (error) {
      // Thrown from here, nobody would catch it and close what the lesson works with.
      this.#listener?.onBug(error)
    }
  }

  #drawState(state: LessonState, anew: boolean): void {
    const { lines, parts } = renderLessonScreen(state, fitPage(this.#page), {
      rows: process.stdout.rows || 24,
      watching: this.#watching,
      seconds: Math.floor((Date.now() - this.#busySince) / 1000),
    })
    this.#parts = parts
    drawScreen(lines, anew)
  }
}
