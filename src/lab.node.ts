import { readFile } from 'node:fs/promises'
import type { Course } from './course/course.ts'
import { decodeEmbeddings } from './course/embeddings.ts'
import { encode } from './course/encoder.node.ts'
import type { LabContext } from './course/lab-context.ts'
import type { TourContext } from './course/tour.ts'
import type { Database } from './database/database.ts'
import { openDatabase } from './database/open-database.node.ts'
import { requireOwned } from './database/ownership.ts'
import { openPGlite } from './database/pglite-database.ts'
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
 * isn't the lab's.
 */
export async function withLab<T>(
  environment: Environment,
  course: Course,
  work: (lab: NodeLab) => Promise<T>,
): Promise<T> {
  const url = await readLabUrl(environment)
  const database = await openDatabase(url)
  try {
    await requireOwned(database)
    return await work({ ...openLab(await readContext(database, course, environment)), url })
  } finally {
    await database.close()
  }
}

/** What the lab works with, from the project's files. */
export async function readContext(
  database: Database,
  course: Course,
  { home }: Pick<Environment, 'home'>,
): Promise<LabContext> {
  const [engineModule, history, embeddings] = await Promise.all([
    readEngineModule(),
    readHistory(
      projectPath('prisma/migrations'),
      course.lessons.map(({ migration }) => migration),
    ),
    readFile(projectPath('lessons/embeddings.bin')),
  ])
  const seed = { course, embeddings: decodeEmbeddings(embeddings) }
  const openScratch = async () => openPGlite({ template: await readTemplate(home) })
  return { database, engineModule, history, seed, openScratch }
}

/** What the tour works with: the lab's files, every phase's schema, and the sentence encoder. */
export async function readTourContext(
  database: Database,
  course: Course,
  environment: Environment,
): Promise<TourContext> {
  const files = course.lessons.map(({ slug }) => projectPath(`lessons/${slug}/schema.prisma`))
  const schemas = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return { ...(await readContext(database, course, environment)), schemas, encode }
}
