import { readFile } from 'node:fs/promises'
import { projectPath } from '../../project.node.ts'
import type { SolutionFile } from '../session/lesson-actions.ts'
import type { TaughtCourse, TaughtLesson } from '../taught-lesson.ts'
import { WORKSPACE_CONFIG } from './workspace-config.ts'
import {
  CONFIG_FILE,
  type Files,
  type LessonFiles,
  LOCK_FILE,
  MIGRATIONS,
  solutionOf,
  startOf,
} from './workspace-layout.ts'

/** What every workspace has, whatever the lesson; put back when it is gone. */
export async function readFixedFiles(): Promise<Files> {
  return { [CONFIG_FILE]: WORKSPACE_CONFIG, [LOCK_FILE]: await read(LOCK_FILE) }
}

/** What a lesson starts from: the reference solution of those before it, and its own starter. */
export async function readStart(course: TaughtCourse, lesson: TaughtLesson): Promise<Files> {
  const lessons = course.lessons.slice(0, lesson.phase)
  return {
    ...(await readFixedFiles()),
    ...startOf(await Promise.all(lessons.map(readLessonFiles))),
  }
}

/** What the reference solution of a lesson adds to its start, as a learner would write it. */
export async function readSolution(lesson: TaughtLesson): Promise<SolutionFile[]> {
  return solutionOf(await readLessonFiles(lesson))
}

async function readLessonFiles({ slug, migration, files }: TaughtLesson): Promise<LessonFiles> {
  const folder = `${MIGRATIONS}/${migration}`
  const [schema, up, down, starter, solution] = await Promise.all([
    read(`lessons/${slug}/schema.prisma`),
    read(`${folder}/migration.sql`),
    read(`${folder}/down.sql`),
    readFiles(`lessons/${slug}/starter`, files),
    readFiles(`lessons/${slug}/solution`, files),
  ])
  return { schema, migration: { name: migration, up, down }, starter, solution }
}

async function readFiles(folder: string, names: readonly string[]): Promise<Files> {
  const contents = await Promise.all(names.map((name) => read(`${folder}/${name}`)))
  return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']))
}

function read(path: string): Promise<string> {
  return readFile(projectPath(path), 'utf8')
}
