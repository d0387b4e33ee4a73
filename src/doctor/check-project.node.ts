import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Lesson } from '../course/lesson.ts'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { type CheckResult, check } from './check.ts'

/** What the project has on disk for a lesson; `files` are those that a learner writes. */
export type LessonOnDisk = Pick<Lesson, 'slug' | 'migration'> & { files: readonly string[] }

/** Whether the files are there that git brought: the schema, the course's migrations, its lessons. */
export function checkProject(
  lessons: readonly LessonOnDisk[],
  folder = projectPath(),
): Promise<CheckResult> {
  return check('project files', async () => {
    const files = [...FILES, ...lessons.flatMap(migrationFiles), ...lessons.flatMap(lessonFiles)]
    const found = await Promise.all(files.map((file) => findMissing(folder, file)))
    const missing = [...new Set(found.filter((path) => path !== undefined))]
    if (missing.length > 0) throw filesMissing(missing)
    return `the schema, ${lessons.length} migrations with their down.sql and ${lessons.length} lessons are there`
  })
}

const FILES = [
  'prisma.config.ts',
  'prisma/schema.prisma',
  'prisma/migrations/migration_lock.toml',
  'lessons/embeddings.bin',
]

function migrationFiles({ migration }: LessonOnDisk): string[] {
  return ['migration.sql', 'down.sql'].map((file) => `prisma/migrations/${migration}/${file}`)
}

function lessonFiles({ slug, files }: LessonOnDisk): string[] {
  const written = files.flatMap((file) => [`starter/${file}`, `solution/${file}`])
  return ['README.md', 'app.ts', 'lesson.ts', 'schema.prisma', 'tasks.ts', ...written].map(
    (file) => `lessons/${slug}/${file}`,
  )
}

/** What has to come back for a file to be there: itself, or the highest folder above it that is gone. */
async function findMissing(folder: string, file: string): Promise<string | undefined> {
  const found = await stat(join(folder, file)).catch(() => undefined)
  if (found?.isFile()) return undefined
  const above = dirname(file)
  const isRoot = above === '.' || (await stat(join(folder, above)).catch(() => undefined))
  return isRoot ? file : findMissing(folder, above)
}

function filesMissing(missing: readonly string[]): Problem {
  return new Problem('FILES_MISSING', {
    message: `Missing: ${missing.join(', ')}.`,
    fix: `git checkout -- ${missing.join(' ')}`,
  })
}
