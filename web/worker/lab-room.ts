import type { DiffPart, PhaseDiff } from '../../src/course/diff.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import type { SearchOptions } from '../../src/course/search.ts'
import type { StepReport } from '../../src/course/step-report.ts'
import type { OwnDatabase } from '../../src/learn/evidence.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import { fillOwnDatabase } from '../../src/learn/workspace/fill-own-database.ts'
import { readOwnDatabase } from '../../src/learn/workspace/own-database.ts'
import { mendOwnDatabase, resetOwnDatabase } from '../../src/learn/workspace/reset-own-database.ts'
import { courseFiles } from '../lab/course-files.ts'
import type { DatabaseName } from '../lab/database-name.ts'
import type { KeptOptions } from '../storage/kept-directory.ts'
import { openStorage } from '../storage/open-storage.ts'
import { StoredLog, takeOwnership } from '../storage/stored-log.ts'
import { whyUnstored } from '../storage/why-unstored.ts'
import { readBrowserContext } from './browser-context.ts'
import { LabDatabase } from './lab-database.ts'
import type { LabStart, Unstored } from './lab-start.ts'
import { ReusedScratch } from './reused-scratch.ts'
import { rollBackMigration, runMigrations } from './run-migrations.ts'
import { tellPage } from './serve-calls.ts'

/** What the page asks of the worker that holds its two databases. */
export class LabRoom {
  #start: LabStart | undefined
  #storage: IDBDatabase | undefined
  /** Why there is no storage. */
  #refusal: unknown
  #tools: Omit<LabContext, 'database'> | undefined
  readonly #databases = new Map<DatabaseName, Promise<LabDatabase>>()

  /** Opens the lab database; the learner's own is opened when it is asked for. */
  async open(start: LabStart): Promise<void> {
    this.#start = start
    const { assets, owner } = start
    await this.#openStorage(owner)
    const openScratch = new ReusedScratch(assets).open
    this.#tools = { ...(await readBrowserContext(assets)), openScratch }
    await this.#find('lab')
  }

  async stand(database: DatabaseName) {
    return (await this.#find(database)).readStand()
  }

  async phase() {
    return (await this.#lab()).phase()
  }

  async status() {
    return (await this.#lab()).status()
  }

  async moveTo(target: string, tell: (step: StepReport) => void) {
    return (await this.#lab()).moveTo(target, tell)
  }

  async reset(target: string) {
    return (await this.#lab()).reset(target)
  }

  async verify() {
    return (await this.#lab()).verify()
  }

  async history() {
    return (await this.#lab()).history()
  }

  async diff(from: string, to: string, parts: readonly DiffPart[]): Promise<PhaseDiff> {
    const schemas = courseFiles.map(({ schema }) => schema)
    return (await this.#lab()).diff(from, to, schemas, parts)
  }

  /** Throws the Problem `NO_EMBEDDINGS_YET`. */
  async requireEmbeddings(): Promise<void> {
    return (await this.#lab()).requireEmbeddings()
  }

  async search(embedding: readonly number[], options: SearchOptions) {
    return (await this.#lab()).search(embedding, options)
  }

  async sql(database: DatabaseName, text: string) {
    return (await this.#find(database)).runTyped(text)
  }

  async undo(database: DatabaseName) {
    return (await this.#find(database)).undo()
  }

  async redo(database: DatabaseName) {
    return (await this.#find(database)).redo()
  }

  async undoPoints(database: DatabaseName) {
    return (await this.#find(database)).readUndoPoints()
  }

  async layOut(phase: number): Promise<void> {
    await resetOwnDatabase((await this.#find('own')).context, phase)
  }

  /** What the learner's own database says of itself, with the people put into a table that wants them. */
  async own(phase: number): Promise<OwnDatabase> {
    const { context } = await this.#find('own')
    await mendOwnDatabase(context, phase)
    await fillOwnDatabase(context.database, context.seed, phase)
    return readOwnDatabase(context.database)
  }

  async runMigration(phase: number, project: LearnerProject) {
    return runMigrations((await this.#find('own')).context, phase, project)
  }

  async rollBackMigration(phase: number, project: LearnerProject) {
    return rollBackMigration((await this.#find('own')).context, phase, project)
  }

  async #lab() {
    return (await this.#find('lab')).lab
  }

  #find(name: DatabaseName): Promise<LabDatabase> {
    const found = this.#databases.get(name) ?? this.#openDatabase(name)
    this.#databases.set(name, found)
    return found
  }

  async #openDatabase(database: DatabaseName): Promise<LabDatabase> {
    if (!this.#start || !this.#tools) throw new Error('open comes first')
    const { assets, owner, unstored } = this.#start
    const before = unstored[database]
    const storage = before?.base ? undefined : this.#storage
    const options: KeptOptions = {
      template: before?.base ?? assets.template,
      log: storage && new StoredLog(storage, database, owner ?? ''),
      refusal: this.#refusal,
      isCopy: owner === undefined,
      unstored: before?.entries ?? [],
      onUnstored: (entries, base, why) => {
        tellPage({ database, entries, base, why: whyUnstored(why) } satisfies Unstored)
      },
    }
    return LabDatabase.open(assets, options, this.#tools)
  }

  async #openStorage(owner: string | undefined): Promise<void> {
    try {
      this.#storage = await openStorage()
      if (owner !== undefined) await takeOwnership(this.#storage, owner)
    } catch (error) {
      this.#storage = undefined
      this.#refusal = error
      const nothing = { database: 'lab' as const, entries: [], base: undefined }
      tellPage({ ...nothing, why: whyUnstored(error) } satisfies Unstored)
    }
  }
}
