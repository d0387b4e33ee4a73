import type { LabContext } from '../../src/course/lab-context.ts'
import type { SchemaEvidence } from '../../src/learn/evidence.ts'
import {
  fillScratch,
  openScratch,
  type Scratch,
  type ScratchTools,
} from '../../src/learn/replay/scratch.ts'
import { readReference } from '../lab/course-files.ts'

/** A scratch database at the phase before a lesson, ready when a check comes, and another one after it. */
export class WarmScratch {
  readonly phase: number
  readonly #openEmpty: LabContext['openScratch']
  readonly #tools: Promise<ScratchTools>
  #next: Promise<Scratch> | undefined

  constructor(
    { engineModule, seed, openScratch }: Pick<LabContext, 'engineModule' | 'seed' | 'openScratch'>,
    phase: number,
  ) {
    this.phase = phase
    this.#openEmpty = openScratch
    const knownSchemas = new Map<string, SchemaEvidence>()
    this.#tools = readReference(phase).then((reference) => {
      return { engineModule, seed, phase, reference, knownSchemas }
    })
  }

  /** The scratch database, for whoever closes it: a learner's SQL uses up what is in it. */
  async take(): Promise<Scratch> {
    const scratch = await this.#required()
    this.#next = undefined
    return scratch
  }

  /** Begins to make another one. */
  prepare(): void {
    // What goes wrong is told by the check that needs it.
    this.#required().catch(() => {
      this.#next = undefined
    })
  }

  end(): void {
    this.#next?.then(({ database }) => database.close()).catch(() => {})
  }

  #required(): Promise<Scratch> {
    this.#next ??= this.#open()
    return this.#next
  }

  async #open(): Promise<Scratch> {
    const tools = await this.#tools
    const database = await this.#openEmpty()
    await fillScratch(database, tools)
    return openScratch(database, tools)
  }
}
