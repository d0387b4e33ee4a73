import { course } from '../../lessons/course.ts'
import { checksumOf, type History, type Migration } from '../../src/history/migration.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'

/** The project's own files for one phase, as the terminal's lab reads them from its folders. */
export interface CourseFiles {
  /** schema.prisma at this phase. */
  schema: string
  migration: Omit<Migration, 'checksum'>
  /** Files beside the Prisma project that the lesson asks for, by name: as a learner begins, and solved. */
  starter: Readonly<Record<string, string>>
  solution: Readonly<Record<string, string>>
}

type Texts = Record<string, string>

const schemas: Texts = import.meta.glob('../../lessons/*/schema.prisma', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const sql: Texts = import.meta.glob('../../prisma/migrations/*/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const beside: Texts = import.meta.glob('../../lessons/*/{starter,solution}/*', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** By phase, from 1: `courseFiles[phase - 1]`. */
export const courseFiles: readonly CourseFiles[] = course.lessons.map(({ slug, migration }) => ({
  schema: schemas[`../../lessons/${slug}/schema.prisma`] ?? '',
  migration: {
    name: migration,
    up: sql[`../../prisma/migrations/${migration}/migration.sql`] ?? '',
    down: sql[`../../prisma/migrations/${migration}/down.sql`],
  },
  starter: filesIn(`../../lessons/${slug}/starter/`),
  solution: filesIn(`../../lessons/${slug}/solution/`),
}))

function filesIn(folder: string): Texts {
  const inside = Object.entries(beside).filter(([path]) => path.startsWith(folder))
  return Object.fromEntries(inside.map(([path, text]) => [path.slice(folder.length), text]))
}

export const LOCKFILE = 'provider = "postgresql"\n'

/** A migration of somebody's, with the checksum that Prisma's journal keeps of it. */
export async function toMigration(files: Omit<Migration, 'checksum'>): Promise<Migration> {
  return { ...files, checksum: await checksumOf(files.up) }
}

/** The course's own migrations. */
export async function readHistory(): Promise<History> {
  return {
    migrations: await Promise.all(courseFiles.map(({ migration }) => toMigration(migration))),
    lockfile: LOCKFILE,
  }
}

/** The reference solution of a phase: its schema, the history up to it, the lesson's further files. */
export async function readReference(phase: number): Promise<LearnerProject> {
  const { migrations } = await readHistory()
  const { schema, solution: files = {} } = courseFiles[phase - 1] ?? {}
  return { schema, migrations: migrations.slice(0, phase), files }
}
