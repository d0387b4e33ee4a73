import { computed, signal } from '@preact/signals'
import type { Problem } from '../../src/problem.ts'
import type { UndoPoint } from './undo-point.ts'

/** How far opening is. */
export type Opening =
  | { step: 'fetching'; received: number; total: number | undefined }
  | { step: 'starting' }
  | { step: 'ready'; milliseconds: number }
  /** Can't be opened here: an old browser, a file that can't be fetched. */
  | { step: 'failed'; problem: Problem }

/** How what a person does is kept. */
export type Keeping =
  /** In the browser's own storage; a reload finds it. */
  | { kind: 'kept' }
  /** The storage is refused or full: everything works, and is gone with the tab. `why` is a sentence. */
  | { kind: 'memory'; why: string }
  /** Another tab has the lab; this one looks at a copy, which is not kept. */
  | { kind: 'copy' }

/** Which of several tabs this one is. */
export type Tab =
  | 'own'
  /** Another tab has the lab: ask the person (`takeOver`, `openCopy`). */
  | 'second'
  /** Another tab took the lab over; nothing works here until it is taken back. */
  | 'lost'

/** Where the lab database stands, read after each change; undefined until it is open. */
export interface Standing {
  /** undefined when the journal and the migrations disagree; `status()` says why. */
  phase: number | undefined
  /** Names of migrations. */
  applied: readonly string[]
  /** What `undo` goes back before; undefined when there is nothing to undo. */
  undo: string | undefined
  /** What made it: a command of the lab's, or SQL that was typed. */
  undoKind: UndoPoint['kind'] | undefined
  /** What `redo` brings back: what the last undo went back before; undefined when there is nothing. */
  redo: string | undefined
}

export const opening = signal<Opening>({ step: 'starting' })
export const keeping = signal<Keeping>({ kind: 'kept' })
export const tab = signal<Tab>('own')
export const standing = signal<Standing | undefined>(undefined)
/** What is running, as a sentence for a person: `Moving to phase 3`; undefined when nothing is. */
export const running = signal<string | undefined>(undefined)
/** The last Problem that nobody answered yet; a view may clear it. */
export const lastProblem = signal<Problem | undefined>(undefined)
/** Goes up whenever a database was changed: views that read from one read again. */
export const changes = signal(0)

export const isReady = computed(() => opening.value.step === 'ready' && tab.value === 'own')
