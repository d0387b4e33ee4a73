import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { toDatabaseProblem } from '../../database/database-problem.ts'
import { Problem } from '../../problem.ts'
import type { TaughtCourse, TaughtLesson } from '../taught-lesson.ts'
import { describeLaidOut } from './describe-laid-out.ts'
import { presentOf } from './keep-files.node.ts'
import { layOutLesson, writeFiles } from './lay-out-lesson.node.ts'
import { PATIENCE_SECONDS } from './look-at-own-database.node.ts'
import { passedFolder } from './passed-files.node.ts'
import { type LessonRecord, type Progress, timeOf } from './progress.ts'
import { mendOwnDatabase } from './reset-own-database.ts'
import type { OpenedWorkspace, Workspace } from './workspace.node.ts'
import { withWorkspaceDatabase } from './workspace-database.node.ts'
import { markWorkspace } from './workspace-folder.node.ts'
import { readFixedFiles } from './workspace-layout.node.ts'

/**
 * Opens a workspace that is there: does again what a killed command left half done, and puts back
 * what is gone of the things that are not the learner's to write. Throws `PROGRESS_BROKEN`,
 * `WORKSPACE_UNWRITABLE`, and what the database throws.
 */
export async function mendWorkspace(workspace: Workspace): Promise<OpenedWorkspace> {
  const { folder, course } = workspace
  await markWorkspace(folder)
  const found = await workspace.progress.read()
  const progress = found ?? (await workspace.progress.update(() => guessProgress(workspace)))
  const notes = found ? [] : ['workspace/progress.txt was gone: it is made anew from your files.']
  const lesson = currentOf(course, progress)
  if (progress.layingOut) {
    const laidOut = await layOutLesson(workspace, lesson)
    return {
      lesson,
      notes: ['The last command was ended in the middle.', ...describeLaidOut(laidOut)],
    }
  }
  return {
    lesson,
    notes: [...notes, ...(await mendFiles(folder)), ...(await mendDatabase(workspace, lesson))],
  }
}

/** The lesson that the progress says the workspace is at. */
export function currentOf({ lessons }: TaughtCourse, { lesson }: Progress): TaughtLesson {
  const current = lessons.find(({ slug }) => slug === lesson) ?? lessons[0]
  if (!current) throw new Error('A course has lessons')
  return current
}

async function mendFiles(folder: string): Promise<string[]> {
  const fixed = await readFixedFiles()
  const present = await presentOf(folder, Object.keys(fixed))
  const gone = Object.entries(fixed).filter(([path]) => !present.includes(path))
  await writeFiles(folder, Object.fromEntries(gone))
  return gone.map(([path]) => `workspace/${path} was gone: it is put back.`)
}

async function mendDatabase({ environment, course }: Workspace, { phase }: TaughtLesson) {
  try {
    const hasty = {
      ...environment,
      lockSeconds: Math.min(environment.lockSeconds, PATIENCE_SECONDS),
    }
    const mended = await withWorkspaceDatabase(hasty, course, (context) =>
      mendOwnDatabase(context, phase),
    )
    const note = `The workspace's database was empty: it is at the start of lesson ${phase} again.`
    return mended ? [note] : []
  } catch (error) {
    const problem = toDatabaseProblem(error)
    // Somebody works in it, so it is there; the check says what it couldn't look at.
    if (problem instanceof Problem && problem.code === 'DATABASE_BUSY') return []
    throw error
  }
}

/**
 * What files tell without the progress: a lesson whose files were kept as passed was, and the
 * workspace is at the lesson after the last reference migration in it.
 */
function guessProgress({ folder, course, now }: Workspace): Progress {
  const isPassed = (lesson: TaughtLesson) => existsSync(join(folder, passedFolder(lesson)))
  const hasMigration = ({ migration }: TaughtLesson) =>
    existsSync(join(folder, 'prisma/migrations', migration))
  const phase = course.lessons.findLastIndex(hasMigration) + 1
  const current = course.lessons[Math.min(phase, course.lessons.length - 1)]
  const records = course.lessons
    .filter((lesson) => isPassed(lesson) || lesson === current)
    .map((lesson): [string, LessonRecord] => [
      lesson.slug,
      { passed: isPassed(lesson), since: timeOf(now()), tasks: [], answers: {} },
    ])
  return {
    lesson: current?.slug ?? '',
    // A folder without a schema was never finished.
    layingOut: !existsSync(join(folder, 'prisma')),
    lessons: Object.fromEntries(records),
  }
}
