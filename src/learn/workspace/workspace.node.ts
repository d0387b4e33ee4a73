import type { Environment } from '../../environment.ts'
import { projectPath } from '../../project.node.ts'
import type { TaughtCourse, TaughtLesson } from '../taught-lesson.ts'
import { describeLaidOut } from './describe-laid-out.ts'
import { layOutLesson } from './lay-out-lesson.node.ts'
import { mendWorkspace } from './mend-workspace.node.ts'
import { type ProgressFile, progressFile } from './progress-file.node.ts'
import { findWorkspaceFolder } from './workspace-folder.node.ts'
import { lessonUnknown, workspaceMissing } from './workspace-problems.ts'

/** A learner's folder with what belongs to it. */
export interface Workspace {
  /** Absolute. */
  folder: string
  environment: Environment
  course: TaughtCourse
  progress: ProgressFile
  now(): Date
}

/** The workspace at the lesson that it is at, and what had to be done first, in sentences. */
export interface OpenedWorkspace {
  lesson: TaughtLesson
  notes: readonly string[]
}

export function workspaceOf(
  environment: Environment,
  course: TaughtCourse,
  folder = projectPath('workspace'),
  now = () => new Date(),
): Workspace {
  return { folder, environment, course, progress: progressFile(folder, course.lessons), now }
}

/**
 * Opens the workspace, which is made when there is none, at `lesson`, or else at the lesson it is
 * at. What a killed command left half done is done again, and what is gone is put back. Throws
 * `WORKSPACE_NOT_OURS`, `PROGRESS_BROKEN`, and what `layOutLesson` throws.
 */
export async function enterWorkspace(
  workspace: Workspace,
  lesson?: TaughtLesson,
): Promise<OpenedWorkspace> {
  const { folder, course } = workspace
  if ((await findWorkspaceFolder(folder)) === 'none') {
    return enterAt(workspace, lesson ?? requireTaughtLesson(course, '1', 'learn'), MADE)
  }
  const opened = await mendWorkspace(workspace)
  if (!lesson || lesson.slug === opened.lesson.slug) return opened
  const entered = await enterAt(workspace, lesson)
  return { ...entered, notes: [...opened.notes, ...entered.notes] }
}

/** The same for a workspace that is there. Throws `WORKSPACE_MISSING` when there is none. */
export async function openWorkspace(workspace: Workspace): Promise<OpenedWorkspace> {
  if ((await findWorkspaceFolder(workspace.folder)) === 'none') throw workspaceMissing()
  return mendWorkspace(workspace)
}

/** The lesson that a word names: its number, folder or migration. Throws `LESSON_UNKNOWN`. */
export function requireTaughtLesson(
  { lessons }: TaughtCourse,
  word: string,
  command: string,
): TaughtLesson {
  const lesson = lessons.find(({ phase, slug, migration }) =>
    [String(phase), slug, migration].includes(word),
  )
  if (lesson) return lesson
  throw lessonUnknown(word, lessons.length, command)
}

const MADE = 'workspace/ is made: a Prisma project of your own, with a database of its own.'

async function enterAt(
  workspace: Workspace,
  lesson: TaughtLesson,
  ...before: string[]
): Promise<OpenedWorkspace> {
  const laidOut = await layOutLesson(workspace, lesson)
  return { lesson, notes: [...before, ...describeLaidOut(laidOut)] }
}
