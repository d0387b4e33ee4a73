import { findPlace } from '../../src/course/find-place.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import { readJournal } from '../../src/history/journal.ts'
import { type Lab, openLab } from '../../src/lab.ts'
import { type RestorePoint, readRestorePoints } from '../../src/survival/restore-point.ts'
import type { SqlAnswer } from '../lab/sql-answer.ts'
import type { UndoneReport, UndoPoint } from '../lab/undo-point.ts'
import type { KeptOptions } from '../storage/kept-directory.ts'
import type { TypedSql } from '../storage/log-entry.ts'
import { randomName } from '../storage/random-name.ts'
import type { Assets } from './assets.ts'
import { hasCommittedSince, readNextTransaction } from './committed-since.ts'
import { type KeptDatabase, openKeptDatabase } from './kept-database.ts'
import type { Stand } from './lab-start.ts'
import { runTypedSql } from './run-typed-sql.ts'

/** Characters of a typed script that are kept with what it did. */
const TEXT_KEPT = 200

/** One of the page's two databases, with the core over it. */
export class LabDatabase {
  readonly #assets: Assets
  readonly #tools: Omit<LabContext, 'database'>
  #options: KeptOptions
  #kept: KeptDatabase

  static async open(
    assets: Assets,
    options: KeptOptions,
    tools: Omit<LabContext, 'database'>,
  ): Promise<LabDatabase> {
    return new LabDatabase(assets, options, tools, await openKeptDatabase(assets, options))
  }

  private constructor(
    assets: Assets,
    options: KeptOptions,
    tools: Omit<LabContext, 'database'>,
    kept: KeptDatabase,
  ) {
    this.#assets = assets
    this.#options = options
    this.#tools = tools
    this.#kept = kept
  }

  get context(): LabContext {
    return { ...this.#tools, database: this.#kept.database }
  }

  get lab(): Lab {
    return openLab(this.context)
  }

  /** Where it stands, whatever state it is in. */
  async readStand(): Promise<Stand> {
    const { phase } = await findPlace(this.context)
    const journal = await readJournal(this.#kept.database)
    const entries = journal.filter((entry) => entry.finishedAt && !entry.rolledBackAt)
    const [point] = await this.readUndoPoints()
    const [undone] = await this.lab.undonePoints()
    return {
      phase: phase ?? undefined,
      applied: entries.map(({ name }) => name),
      undo: point?.before,
      undoKind: point?.kind,
      redo: undone?.before,
    }
  }

  async runTyped(text: string): Promise<SqlAnswer> {
    const { pglite, database, directory } = this.#kept
    const id = randomName()
    const place = await findPlace(this.context)
    const first = await readNextTransaction(database)
    const at = new Date().toISOString()
    directory.typed = { id, text: text.trim().slice(0, TEXT_KEPT), at, place }
    try {
      const answer = await runTypedSql(pglite, text)
      // PostgreSQL tidies up its pages while it reads them, and that is stored as well.
      if (!(await hasCommittedSince(database, first))) await directory.untype(id)
      return answer
    } finally {
      directory.typed = undefined
    }
  }

  /** The newest first. */
  async readUndoPoints(): Promise<UndoPoint[]> {
    const points = (await readRestorePoints(this.#kept.database)).map(pointOf)
    const typed = this.#kept.directory.lastTyped
    if (typed) points.push(typedPointOf(typed))
    return points.sort((a, b) => (a.at < b.at ? 1 : -1))
  }

  async undo(): Promise<UndoneReport> {
    const [undone] = await this.readUndoPoints()
    const typed = this.#kept.directory.lastTyped
    if (undone?.kind === 'sql' && typed) await this.#forgetFrom(typed)
    else await this.lab.undo()
    const left = await this.readUndoPoints()
    const place = await findPlace(this.context)
    return { undone: undone as UndoPoint, place, left: left.length }
  }

  /** Brings back what the last undo replaced; not SQL that was typed, which is forgotten. */
  async redo(): Promise<UndoneReport> {
    const { undone, place, left } = await this.lab.redo()
    return { undone: pointOf(undone), place, left }
  }

  /** The database as it was before a script: opened anew from what was kept until then. */
  async #forgetFrom(typed: TypedSql): Promise<void> {
    const { directory, pglite } = this.#kept
    await directory.forgetFrom(typed)
    directory.detach()
    // However broken it is: only its memory is wanted back.
    await pglite.close().catch(() => {})
    this.#options = { ...this.#options, unstored: directory.unstored }
    this.#kept = await openKeptDatabase(this.#assets, this.#options)
  }
}

function pointOf({ kind, at, before, phase, rows }: RestorePoint): UndoPoint {
  return { kind, at: new Date(at).toISOString(), before, phase, rows }
}

function typedPointOf({ text, at, place }: TypedSql): UndoPoint {
  return { kind: 'sql', at, before: text, phase: place.phase, rows: place.rows }
}
