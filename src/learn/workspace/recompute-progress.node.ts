import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LessonReport } from '../lesson-report.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import { type CheckTools, checkPassed, checkWorkspace } from './check-workspace.node.ts'
import { passedFolder } from './passed-files.node.ts'
import { newProgress, noteAnew, type Progress, timeOf } from './progress.ts'
import { openWorkspace, type Workspace } from './workspace.node.ts'
import { findWorkspaceFolder } from './workspace-folder.node.ts'
import { workspaceMissing } from './workspace-problems.ts'

export interface Recomputed {
  progress: Progress
  /** Of each lesson of which there are files, in their order. */
  reports: readonly LessonReport[]
  notes: readonly string[]
}

/**
 * Works the progress out anew: from the files of each lesson that was passed, and from those that
 * are in the workspace now. Only answers are believed as they stand: no file tells them. Throws
 * `WORKSPACE_MISSING`, and what `openWorkspace` throws but for `PROGRESS_BROKEN`.
 */
export async function recomputeProgress(
  workspace: Workspace,
  tools: CheckTools,
): Promise<Recomputed> {
  const { folder, course, progress, now } = workspace
  if ((await findWorkspaceFolder(folder)) === 'none') throw workspaceMissing()
  const kept = await progress.mend(now())
  const { lesson: current, notes } = await openWorkspace(workspace)
  const reports: LessonReport[] = []
  for (const lesson of course.lessons) {
    const report = await checkAnew(workspace, lesson, current, tools)
    if (report) reports.push(report)
  }
  const time = timeOf(now())
  const written = await progress.update((before = newProgress(current.slug, time)) => {
    const known = reports.map(({ lesson }) => lesson.slug)
    const records = Object.entries(before.lessons).filter(([slug]) => known.includes(slug))
    const rest = { ...before, lessons: Object.fromEntries(records) }
    return reports.reduce((sum, report) => noteAnew(sum, report, time), rest)
  })
  const note = `workspace/progress.txt could not be read as a whole; as it was, it is in workspace/${kept}.`
  return { progress: written, reports, notes: kept ? [note, ...notes] : notes }
}

/** The kept files first: the lesson may be passed, and the workspace at it once more. */
async function checkAnew(
  workspace: Workspace,
  lesson: TaughtLesson,
  current: TaughtLesson,
  tools: CheckTools,
): Promise<LessonReport | undefined> {
  const isKept = existsSync(join(workspace.folder, passedFolder(lesson)))
  const kept = isKept ? await checkPassed(workspace, lesson, tools) : undefined
  if (kept?.passed || lesson.slug !== current.slug) return kept
  return checkWorkspace(workspace, lesson, tools)
}
