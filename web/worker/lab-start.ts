import type { DatabaseName } from '../lab/database-name.ts'
import type { UndoPoint } from '../lab/undo-point.ts'
import type { LogEntry } from '../storage/log-entry.ts'
import type { Assets } from './assets.ts'

/** What the worker of the databases is opened with. */
export interface LabStart {
  assets: Assets
  /** Name of this tab as the owner of what is stored; undefined: what is stored is only read. */
  owner: string | undefined
  /** What the storage did not take, when a worker was ended before this one. */
  unstored: Readonly<Partial<Record<DatabaseName, Unstored>>>
}

/** What the worker tells the page when the storage does not take what was committed. */
export interface Unstored {
  database: DatabaseName
  entries: readonly LogEntry[]
  /** What the entries go on from, where that isn't stored either: packed and gzipped. */
  base: Blob | undefined
  /** What the browser threw, as a sentence. */
  why: string
}

/** Where a database stands. */
export interface Stand {
  /** undefined when the journal and the migrations disagree. */
  phase: number | undefined
  applied: string[]
  /** What `undo` would go back before, the newest first. */
  undo: string | undefined
  undoKind: UndoPoint['kind'] | undefined
  /** What `redo` would bring back: what the last undo went back before. */
  redo: string | undefined
}
