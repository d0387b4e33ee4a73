import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { childEnvironment } from '../environment.ts'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import type { Lesson } from './lesson.ts'

const KEY_FILE = '.made-from'

/**
 * Makes the Prisma client of each lesson, in `generated/phase-N`, where there is none yet or where
 * the lesson's schema or Prisma's version changed since; returns the lessons it made one for.
 * `onMake` is told before the seconds that takes. Safe when two commands do it at once. Throws the
 * Problem `CLIENT_NOT_GENERATED` when Prisma refuses.
 */
export async function ensureClients(
  lessons: readonly Lesson[],
  onMake: (stale: readonly Lesson[]) => void = () => {},
): Promise<Lesson[]> {
  const stale = await readStale(lessons)
  if (stale.length === 0) return []
  onMake(stale.map(({ lesson }) => lesson))
  await mkdir(projectPath('generated'), { recursive: true })
  const workshop = await mkdtemp(projectPath('generated/.making-'))
  try {
    // Each is a process of its own: one run of Prisma's CLI reads one schema.
    const makings = stale.map(({ lesson, key }) => makeClient(lesson, key, workshop))
    await Promise.allSettled(makings)
    await Promise.all(makings)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  return stale.map(({ lesson }) => lesson)
}

/** The lessons whose client is missing, or made from another schema or by another Prisma. */
export async function findStaleClients(lessons: readonly Lesson[]): Promise<Lesson[]> {
  return (await readStale(lessons)).map(({ lesson }) => lesson)
}

async function readStale(lessons: readonly Lesson[]) {
  const states = await Promise.all(lessons.map(readState))
  return states.filter(({ key, madeFrom }) => key !== madeFrom)
}

const clientFolder = (lesson: Lesson) => `generated/phase-${lesson.phase}`
const schemaFile = (lesson: Lesson) => `lessons/${lesson.slug}/schema.prisma`

async function readState(lesson: Lesson) {
  const schema = await readFile(projectPath(schemaFile(lesson)))
  const key = createHash('sha256').update(prismaCli().version).update(schema).digest('hex')
  const madeFrom = await readFile(projectPath(join(clientFolder(lesson), KEY_FILE)), 'utf8').catch(
    () => undefined,
  )
  return { lesson, key, madeFrom }
}

/** Generates in a copy of the project's folders, so that the schema's own output path leads there. */
async function makeClient(lesson: Lesson, key: string, workshop: string): Promise<void> {
  const schema = join(workshop, schemaFile(lesson))
  await mkdir(dirname(schema), { recursive: true })
  await cp(projectPath(schemaFile(lesson)), schema)
  await generate(schema, lesson)
  await replaceFiles(join(workshop, clientFolder(lesson)), projectPath(clientFolder(lesson)), key)
}

async function generate(schema: string, lesson: Lesson): Promise<void> {
  const { file } = prismaCli()
  const settings = {
    // Prisma looks for its native engine even where it needs none, and would download it.
    PRISMA_SCHEMA_ENGINE_BINARY: projectPath('bin/schema-engine.mjs'),
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  }
  try {
    await promisify(execFile)(process.execPath, [file, 'generate', '--schema', schema], {
      // Away from the project's prisma.config.ts, which is about a database.
      cwd: dirname(schema),
      env: childEnvironment(settings),
    })
  } catch (cause) {
    throw notGenerated(lesson, cause)
  }
}

function notGenerated(lesson: Lesson, cause: unknown): Problem {
  const { stderr = '', message } = cause as Error & { stderr?: string }
  // Prisma says where in the schema on more lines; `prisma validate` shows them.
  const reason = /^error: (.*)$/m.exec(stderr)?.[1] ?? (stderr.trim() || message)
  return new Problem('CLIENT_NOT_GENERATED', {
    message: `Prisma could not generate the client of ${schemaFile(lesson)}: ${reason}`,
    fix: `Mend the schema, then: npx prisma validate --schema ${schemaFile(lesson)}`,
    cause,
  })
}

/**
 * Moves each file over the one it replaces, so that another command that imports the client at this
 * moment misses none. The key goes first and comes last: a client without one is made again.
 */
async function replaceFiles(from: string, to: string, key: string): Promise<void> {
  await rm(join(to, KEY_FILE), { force: true })
  const files = await listFiles(from)
  for (const file of files) {
    await mkdir(dirname(join(to, file)), { recursive: true })
    await rename(join(from, file), join(to, file))
  }
  for (const file of await listFiles(to)) {
    if (!files.includes(file) && file !== KEY_FILE) await rm(join(to, file), { force: true })
  }
  await writeFile(join(from, KEY_FILE), key)
  await rename(join(from, KEY_FILE), join(to, KEY_FILE))
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
}

function prismaCli(): { file: string; version: string } {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve('prisma/package.json')
  const { version, bin } = require(manifest) as { version: string; bin: { prisma: string } }
  return { file: join(dirname(manifest), bin.prisma), version }
}
