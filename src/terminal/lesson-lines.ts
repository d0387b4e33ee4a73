import { createInterface, type Interface } from 'node:readline'
import { type Asking, LESSON_KEYS } from '../learn/session/lesson-keys.ts'
import type { LessonState } from '../learn/session/lesson-state.ts'
import type { WatchMode } from '../learn/session/watch-files.node.ts'
import type { LessonView, LessonViewListener } from './lesson-view.ts'
import { print } from './output.ts'
import { type Page, plainPage } from './page.ts'
import { renderLessonStart, renderLessonUpdate } from './render-lesson-update.ts'
import { renderWatchMode } from './render-watch-mode.ts'
import { wrapLines } from './wrap-lines.ts'

const LONG_MILLISECONDS = 1000

/** A lesson as lines one below the other that are never changed, answered by words and Enter. */
export class LessonLines implements LessonView {
  readonly #page: Page
  readonly #folder: string
  #shown: LessonState | undefined
  #input: Interface | undefined
  #busy: NodeJS.Timeout | undefined

  constructor(page: Page, folder: string) {
    this.#page = { ...plainPage, columns: page.columns }
    this.#folder = folder
  }

  open(state: LessonState, { onKey, onEnd }: LessonViewListener): void {
    this.#shown = state
    this.#print(renderLessonStart(state))
    this.#input = createInterface({ input: process.stdin, terminal: false })
    this.#input.on('line', (line) => onKey(keyOf(line), { ...asking, parts: 1 }))
    this.#input.on('close', onEnd)
  }

  show(state: LessonState): void {
    const before = this.#shown
    if (!this.#input || !before) return
    this.#shown = state
    if (state.busy !== before.busy) this.#watchBusy(state.busy)
    this.#print(renderLessonUpdate(before, state, asking))
  }

  showMode(mode: WatchMode): void {
    this.#print([renderWatchMode(mode, this.#folder)])
  }

  close(): void {
    clearTimeout(this.#busy)
    this.#input?.removeAllListeners().close()
    this.#input = undefined
  }

  /** What takes long says that it is being done, once. */
  #watchBusy(busy: string | undefined): void {
    clearTimeout(this.#busy)
    if (!busy) return
    this.#busy = setTimeout(() => this.#print([`${busy}.`]), LONG_MILLISECONDS)
  }

  #print(lines: readonly string[]): void {
    for (const line of lines) print(wrapLines(line, this.#page.columns).join('\n'))
  }
}

const asking: Asking = {
  verb: 'type',
  nameOf: (key) => LESSON_KEYS.find((known) => known.key === key)?.word ?? key,
}

function keyOf(line: string): string {
  const word = line.trim().toLowerCase()
  if (word === '') return 'enter'
  return LESSON_KEYS.find((known) => known.word === word)?.key ?? word
}
