import { readFile } from 'node:fs/promises'
import { decodeEmbeddings } from '../../course/embeddings.ts'
import { openPGlite } from '../../database/pglite-database.ts'
import { readTemplate } from '../../database/template.node.ts'
import { readEngineModule } from '../../engine/engine-module.node.ts'
import { projectPath } from '../../project.node.ts'
import type { SchemaEvidence } from '../evidence.ts'
import { fillScratch, openScratch, type Scratch, type ScratchTools } from './scratch.ts'
import type { ScratchStart } from './scratch-messages.ts'

/** A scratch database that is ready when a check comes, and another one after it. */
export class WarmScratch {
  readonly #home: string
  readonly #tools: Promise<ScratchTools>
  #next: Promise<Scratch>

  constructor(home: string, start: ScratchStart) {
    this.#home = home
    this.#tools = readTools(start)
    this.#next = this.#open()
    // Heard by whoever takes it.
    this.#next.catch(() => {})
  }

  /** The scratch database that is ready, for whoever closes it. */
  take(): Promise<Scratch> {
    return this.#next
  }

  /** Makes another one in place of one that a learner's SQL has used up; from now on it is the next. */
  async replace(used: Scratch): Promise<void> {
    this.#next = used.database.close().then(() => this.#open())
    await this.#next
  }

  async #open(): Promise<Scratch> {
    const tools = await this.#tools
    // A data directory dumped at each phase opens no sooner than this one and its filling.
    const database = await openPGlite({ template: await readTemplate(this.#home) })
    await fillScratch(database, tools)
    return openScratch(database, tools)
  }
}

async function readTools({ course, phase, reference }: ScratchStart): Promise<ScratchTools> {
  const embeddings = decodeEmbeddings(await readFile(projectPath('lessons/embeddings.bin')))
  const seed = { course, embeddings }
  const knownSchemas = new Map<string, SchemaEvidence>()
  return { engineModule: readEngineModule, seed, phase, reference, knownSchemas }
}
