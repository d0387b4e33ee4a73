import { course } from '../../lessons/course.ts'
import { decodeEmbeddings } from '../../src/course/embeddings.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import type { SeedData } from '../../src/course/seed.ts'
import { readHistory } from '../lab/course-files.ts'
import type { Assets } from './assets.ts'

/** Seconds; nobody else can hold a lock in a database of one session. */
const LOCK_SECONDS = 5

/** What the core works with in a browser, all but the databases. */
export async function readBrowserContext(
  assets: Assets,
): Promise<Omit<LabContext, 'database' | 'openScratch'>> {
  return {
    engineModule: assets.engine,
    history: await readHistory(),
    seed: readSeed(assets),
    lockSeconds: LOCK_SECONDS,
    // A worker answers one call after the other, and one tab has the database.
    alone: (work) => work(),
  }
}

export function readSeed({ embeddings }: Assets): SeedData {
  let decoded: number[][] | undefined
  return {
    course,
    get embeddings() {
      decoded ??= decodeEmbeddings(embeddings)
      return decoded
    },
  }
}
