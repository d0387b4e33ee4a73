import type { Database } from '../../src/database/database.ts'
import type { Lab } from '../../src/lab.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { LabClient } from '../../web/lab/lab-client.ts'

/** What a page offers, wherever it runs: the histories are written over it. */
export interface Place extends Omit<LabClient, 'sql' | 'search' | 'warm' | 'stop'> {
  /** Changes the lab database behind the lab's back. */
  change(sql: string): Promise<void>
  /** The reference solution of a phase. */
  solution(phase: number): Promise<LearnerProject>
}

/** The core itself, for what a page does not offer. */
export interface CorePlace {
  lab: Lab
  database: Database
  /** The embeddings of the seed, by row. */
  embeddings: readonly (readonly number[])[]
}

/** A history by its name; it begins at base, in a place where nothing else happened. */
export type Histories<P> = Readonly<Record<string, (place: P) => Promise<unknown>>>

/** What a call gave or threw: both are results. */
export async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (thrown) {
    return { thrown }
  }
}
