import type { LearnerProject } from '../learner-project.ts'
import type { SolutionFile } from '../session/lesson-actions.ts'

/** Files by their path in the workspace. */
export type Files = Readonly<Record<string, string>>

export const CONFIG_FILE = 'prisma.config.ts'
export const SCHEMA_FILE = 'prisma/schema.prisma'
export const MIGRATIONS = 'prisma/migrations'
export const LOCK_FILE = `${MIGRATIONS}/migration_lock.toml`

/** The project's own files of one lesson, wherever they were read. */
export interface LessonFiles {
  /** schema.prisma at the lesson's phase. */
  schema: string
  migration: { name: string; up: string; down: string | undefined }
  /** Files beside the Prisma project, by name: as a learner begins, and solved. */
  starter: Files
  solution: Files
}

/**
 * What a lesson starts from: the reference solution of those before it, and its own starter.
 * `lessons` are the files of all lessons up to it, in their order.
 */
export function startOf(lessons: readonly LessonFiles[]): Files {
  const [lesson, before] = [lessons.at(-1), lessons.at(-2)]
  if (!lesson) throw new Error('A lesson has files')
  return {
    [SCHEMA_FILE]: before ? schemaOf(before) : withoutModels(schemaOf(lesson)),
    ...Object.assign({}, ...lessons.slice(0, -1).map(({ migration }) => migrationFiles(migration))),
    ...lesson.starter,
  }
}

/** What the reference solution of a lesson adds to its start, as a learner would write it. */
export function solutionOf(lesson: LessonFiles): SolutionFile[] {
  const files: Files = {
    [SCHEMA_FILE]: schemaOf(lesson),
    ...migrationFiles(lesson.migration),
    ...lesson.solution,
  }
  return Object.entries(files).map(([path, content]) => ({ path, content }))
}

/** A project's files, as a learner's workspace holds them. */
export function filesOf({ schema, migrations, files }: LearnerProject): Files {
  return {
    ...(schema !== undefined && { [SCHEMA_FILE]: schema }),
    ...Object.assign({}, ...migrations.map(migrationFiles)),
    ...files,
  }
}

/** The lesson's schema, its client going to the workspace's own `generated/`. */
function schemaOf({ schema }: LessonFiles): string {
  return schema.replace(/^( *output *= *)".*"$/m, '$1"../generated/client"')
}

function withoutModels(schema: string): string {
  return `${schema.split(/^(?:model|enum|type|view) /m)[0]?.trimEnd()}\n`
}

function migrationFiles({ name, up, down }: LessonFiles['migration']): Files {
  const folder = `${MIGRATIONS}/${name}`
  return {
    [`${folder}/migration.sql`]: up,
    ...(down !== undefined && { [`${folder}/down.sql`]: down }),
  }
}
