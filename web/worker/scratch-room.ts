import { type DiffPart, diffPhases, type PhaseDiff } from '../../src/course/diff.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import { moveTo } from '../../src/course/move.ts'
import { type DraftReport, tryPrismasDraft } from '../../src/course/tour.ts'
import type { Evidence } from '../../src/learn/evidence.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import {
  type CheckRequest,
  collectEvidence,
  type EvidenceSoFar,
} from '../../src/learn/replay/collect-evidence.ts'
import { courseFiles, LOCKFILE } from '../lab/course-files.ts'
import type { PrismaDraft } from '../lab/prisma-draft.ts'
import type { SchemaProblem } from '../lab/schema-problem.ts'
import type { Assets } from './assets.ts'
import { readBrowserContext } from './browser-context.ts'
import { draftForProject } from './draft-for-project.ts'
import { ReusedScratch } from './reused-scratch.ts'
import { validateSchema } from './validate-schema.ts'
import { WarmScratch } from './warm-scratch.ts'

/** What the page asks of the worker in which nothing is kept: it may be ended at any moment. */
export class ScratchRoom {
  #tools: Omit<LabContext, 'database'> | undefined
  #warm: WarmScratch | undefined

  async open(assets: Assets): Promise<void> {
    const openScratch = new ReusedScratch(assets).open
    this.#tools = { ...(await readBrowserContext(assets)), openScratch }
  }

  /**
   * Runs every step once in a scratch database: PostgreSQL and the engine are compiled as they are used,
   * for all workers of the page, and whoever takes a step finds that done.
   */
  async rehearse(): Promise<void> {
    const tools = this.#required()
    const database = await tools.openScratch()
    try {
      await moveTo({ ...tools, database }, 'head')
    } finally {
      await database.close()
    }
  }

  /** Begins to make the scratch database of a lesson ready, for the check that will come. */
  async warm(phase: number): Promise<void> {
    this.#warmAt(phase).prepare()
  }

  async check(
    phase: number,
    request: CheckRequest,
    tell: (soFar: EvidenceSoFar) => void,
  ): Promise<Evidence> {
    const warm = this.#warmAt(phase)
    const scratch = await warm.take()
    try {
      return await collectEvidence(scratch, request, async (soFar) => tell(soFar))
    } finally {
      await scratch.database.close().catch(() => {})
      warm.prepare()
    }
  }

  async draft({ schema = '', migrations }: LearnerProject, name: string): Promise<PrismaDraft> {
    const history = { migrations, lockfile: LOCKFILE }
    return draftForProject(this.#required(), history, schema, name)
  }

  async validate(schema: string): Promise<SchemaProblem[]> {
    return validateSchema(this.#required().engineModule, schema)
  }

  /** Between phases only: the lab database is in another worker. */
  async diff(from: string, to: string, parts: readonly DiffPart[]): Promise<PhaseDiff> {
    const schemas = courseFiles.map(({ schema }) => schema)
    return diffPhases({ ...this.#required(), schemas }, from, to, parts)
  }

  async runPrismasDraft(): Promise<DraftReport> {
    const tools = this.#required()
    const database = await tools.openScratch()
    try {
      const schemas = courseFiles.map(({ schema }) => schema)
      await moveTo({ ...tools, database }, '2')
      return await tryPrismasDraft({ ...tools, database, schemas })
    } finally {
      await database.close()
    }
  }

  #warmAt(phase: number): WarmScratch {
    if (this.#warm?.phase !== phase) {
      this.#warm?.end()
      this.#warm = new WarmScratch(this.#required(), phase)
    }
    return this.#warm
  }

  #required(): Omit<LabContext, 'database'> {
    if (!this.#tools) throw new Error('open comes first')
    return this.#tools
  }
}
