import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Course } from '../course/course.ts'
import { checksumOf, type Migration } from '../history/migration.ts'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import type { LearnerProject } from './learner-project.ts'

/**
 * Reads a learner's project as it is: what isn't there is left out, and `files` are further files
 * beside `prisma/`. Throws the Problem `PROJECT_UNREADABLE` for a file that can't be read as text.
 */
export async function readProject(
  folder: string,
  files: readonly string[],
): Promise<LearnerProject> {
  const [schema, migrations, further] = await Promise.all([
    findText(join(folder, 'prisma/schema.prisma')),
    readMigrations(join(folder, 'prisma/migrations')),
    readFiles(folder, files),
  ])
  return { schema, migrations, files: further }
}

/** The reference solution of a phase: its schema, the history up to it, the lesson's further files. */
export async function readReference({ lessons }: Course, phase: number): Promise<LearnerProject> {
  const { slug } = lessons[phase - 1] ?? { slug: '' }
  const names = lessons.slice(0, phase).map(({ migration }) => migration)
  const [schema, migrations, files] = await Promise.all([
    findText(projectPath(`lessons/${slug}/schema.prisma`)),
    Promise.all(names.map((name) => readMigration(projectPath('prisma/migrations'), name))),
    readSolution(projectPath(`lessons/${slug}/solution`)),
  ])
  return { schema, migrations, files }
}

async function readSolution(folder: string): Promise<LearnerProject['files']> {
  return readFiles(folder, (await listFolder(folder)).map(({ name }) => name).sort())
}

async function readFiles(folder: string, names: readonly string[]) {
  const texts = await Promise.all(names.map((name) => findText(join(folder, name))))
  const entries = names.map((name, index) => [name, texts[index]])
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined))
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await listFolder(folder)
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(names.sort().map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const up = (await findText(join(folder, name, 'migration.sql'))) ?? ''
  const down = await findText(join(folder, name, 'down.sql'))
  return { name, up, down, checksum: await checksumOf(up) }
}

async function listFolder(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isMissing(error)) return []
    throw unreadable(folder, error)
  }
}

async function findText(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw unreadable(file, error)
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')
}

function unreadable(file: string, cause: unknown): Problem {
  const { code, message } = cause as { code?: string; message: string }
  const why = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : message
  return new Problem('PROJECT_UNREADABLE', {
    message: `${file} can't be read: ${why}.`,
    fix: `Save it as UTF-8 text that you may read, then: npm run check:lesson`,
    cause,
  })
}
