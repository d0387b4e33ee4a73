import { readFile } from 'node:fs/promises'
import type { Course } from './course/course.ts'
import { readSchemas } from './course/diff-schemas.node.ts'
import { decodeEmbeddings } from './course/embeddings.ts'
import { encode } from './course/encoder.node.ts'
import type { LabContext } from './course/lab-context.ts'
import type { TourContext } from './course/tour.ts'
import type { Database } from './database/database.ts'
import { withPlaceInLine } from './database/embedded-line.node.ts'
import { namingHolders } from './database/migration-lock.ts'
import { openDatabase } from './database/open-database.node.ts'
import { requireOwned } from './database/ownership.ts'
import { readLabUrl } from './database/server-control.node.ts'
import { readTemplate } from './database/template.node.ts'
import { readEngineModule } from './engine/engine-module.node.ts'
import type { Environment } from './environment.ts'
import { readHistory } from './history/read-history.node.ts'
import { type Lab, openLab } from './lab.ts'
import { projectPath } from './project.node.ts'

/** The lab over the database that the environment names, and that database's URL. */
export interface NodeLab extends Lab {
  url: string
}

/**
 * Opens the lab database (`DATABASE_URL`, or `lab` on the embedded server, which is started when it
 * isn't running), does `work` and closes it. Throws a Problem when the database can't be reached or
 * isn't the lab's, or when one of the `required` migration folders is missing.
 */
export async function withLab<T>(
  environment: Environment,
  course: Course,
  work: (lab: NodeLab) => Promise<T>,
  required: readonly string[] = migrationsOf(course),
): Promise<T> {
  const url = await readLabUrl(environment)
  const database = await openDatabase(url, environment.lockSeconds)
  try {
    return await withHoldersNamed(database, environment, async () => {
      await requireOwned(database)
      const project = await readProject(course, environment, required)
      return work({ ...openLab(contextOf(database, url, project, environment)), url })
    })
  } finally {
    await database.close()
  }
}

/** The embedded server is one session at a time, and says itself who has it. */
function withHoldersNamed<T>(
  database: Database,
  { databaseUrl, lockSeconds }: Environment,
  work: () => Promise<T>,
): Promise<T> {
  return databaseUrl ? namingHolders(database, lockSeconds, work) : work()
}

/** The project's files with a database of the lab's server, of which `url` is the address. */
export function contextOf(
  database: Database,
  url: string,
  project: Omit<LabContext, 'database'>,
  environment: Environment,
): LabContext {
  const alone = environment.databaseUrl ? project.alone : aloneOnEmbedded(url, environment)
  return { ...project, database, alone }
}

/** The embedded server's databases are one session each: commands wait in a line of its own. */
function aloneOnEmbedded(url: string, { lockSeconds }: Environment): LabContext['alone'] {
  const name = `process ${process.pid} of this lab`
  return (work) => withPlaceInLine(Number(new URL(url).port), name, lockSeconds, work)
}

/** What the lab works with, from the project's files. */
export async function readContext(
  database: Database,
  course: Course,
  environment: ProjectSettings,
  required: readonly string[] = migrationsOf(course),
): Promise<LabContext> {
  return { database, ...(await readProject(course, environment, required)) }
}

/** The same for what needs no database but a scratch one. */
export async function readProject(
  course: Course,
  { home, lockSeconds }: ProjectSettings,
  required: readonly string[] = migrationsOf(course),
): Promise<Omit<LabContext, 'database'>> {
  const [history, embeddings] = await Promise.all([
    readHistory(projectPath('prisma/migrations'), required),
    readFile(projectPath('lessons/embeddings.bin')),
  ])
  let decoded: number[][] | undefined
  const seed = {
    course,
    get embeddings() {
      decoded ??= decodeEmbeddings(embeddings)
      return decoded
    },
  }
  // PGlite is large, and few commands need a scratch database.
  const openScratch = async () => {
    const { openPGlite } = await import('./database/pglite-database.ts')
    return openPGlite({ template: await readTemplate(home) })
  }
  return {
    engineModule: readEngineModule,
    history,
    seed,
    lockSeconds,
    alone: (work) => work(),
    openScratch,
  }
}

type ProjectSettings = Pick<Environment, 'home' | 'lockSeconds'>

function migrationsOf({ lessons }: Course): string[] {
  return lessons.map(({ migration }) => migration)
}

/** What the tour works with: the lab's files, every phase's schema, and the sentence encoder. */
export async function readTourContext(
  database: Database,
  course: Course,
  environment: Environment,
): Promise<TourContext> {
  const schemas = await readSchemas(course)
  return { ...(await readContext(database, course, environment)), schemas, encode }
}
