import { join } from 'node:path'
import type { OwnDatabase } from '../evidence.ts'
import type { LearnerProject } from '../learner-project.ts'
import type { LessonReport } from '../lesson-report.ts'
import { readProject } from '../read-project.node.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import type { OwnLook } from './look-at-own-database.node.ts'
import { describeOwnTrouble } from './own-database-trouble.ts'
import { copyPassed, findPassedOwn, passedFolder } from './passed-files.node.ts'
import { newProgress, noteReport, recordOf, timeOf } from './progress.ts'
import type { Workspace } from './workspace.node.ts'

/** What a check is told beside the files. */
export interface CheckContext {
  lesson: TaughtLesson
  own: OwnDatabase | undefined
  answers: Readonly<Record<string, string>>
}

/** What checks need beside the workspace; kept for as long as it is watched. */
export interface CheckTools {
  lookAtOwn(phase: number): Promise<OwnLook>
  check(project: LearnerProject, context: CheckContext): Promise<LessonReport>
}

/**
 * Checks the workspace's files and database as they are, notes in the progress what is passed, and
 * keeps a copy of the files of a lesson that passes. Throws `PROGRESS_BROKEN`, `WORKSPACE_UNREADABLE`
 * and `WORKSPACE_UNWRITABLE`.
 */
export async function checkWorkspace(
  workspace: Workspace,
  lesson: TaughtLesson,
  { lookAtOwn, check }: CheckTools,
): Promise<LessonReport> {
  const { folder, course, progress, now } = workspace
  const [project, look, answers] = await Promise.all([
    readProject(folder, lesson.files),
    lookAtOwn(lesson.phase),
    readAnswers(workspace, lesson),
  ])
  const { own, notes } = look
  const report = await check(project, { lesson, own, answers })
  const time = timeOf(now())
  await progress.update((before) =>
    noteReport(before ?? newProgress(lesson.slug, time), report, time),
  )
  if (report.passed) await copyPassed(folder, lesson, own)
  const earlier = course.lessons.slice(0, lesson.phase - 1).map(({ migration }) => migration)
  const trouble = own ? describeOwnTrouble(own, project, earlier) : []
  return { ...report, notes: [...notes, ...trouble] }
}

/** Checks the files that were kept when a lesson passed, with what the database said then. */
export async function checkPassed(
  workspace: Workspace,
  lesson: TaughtLesson,
  { check }: CheckTools,
): Promise<LessonReport> {
  const folder = join(workspace.folder, passedFolder(lesson))
  return check(await readProject(folder, lesson.files), {
    lesson,
    own: await findPassedOwn(workspace.folder, lesson),
    answers: await readAnswers(workspace, lesson),
  })
}

async function readAnswers({ progress }: Workspace, { slug }: TaughtLesson) {
  const found = await progress.readRoughly()
  return found ? recordOf(found, slug).answers : {}
}
