import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LessonReport } from '../lesson-report.ts'
import { openLessonActions } from '../session/lesson-actions.node.ts'
import type { Task } from '../task.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import { type CheckTools, checkPassed } from './check-workspace.node.ts'
import { describeLaidOut } from './describe-laid-out.ts'
import { passedFolder } from './passed-files.node.ts'
import { requireAnswer } from './require-answer.ts'
import type { OpenedWorkspace, Workspace } from './workspace.node.ts'
import { lessonNotBegun } from './workspace-problems.ts'

export interface CheckRequest {
  /** The one that the workspace is at when left out. */
  lesson: TaughtLesson | undefined
  /** As they were typed: `task=key`. */
  answers: readonly string[]
  /** Go on to the next lesson if this one is passed. */
  next: boolean
}

/** What was found, or where the workspace is now that it went on. */
export type CheckedOnce =
  | {
      report: LessonReport
      notes: readonly string[]
      /** The questions that were answered with this check. */
      answered: readonly Task[]
    }
  | { wentOn: OpenedWorkspace }

/**
 * Checks a lesson once: the one that the workspace is at, or one that was passed before, by the files
 * kept then. Throws `LESSON_NOT_BEGUN`, `ANSWER_UNKNOWN`, `LESSON_LAST`, and what a
 * check throws.
 */
export async function checkOnce(
  workspace: Workspace,
  opened: OpenedWorkspace,
  tools: CheckTools,
  { lesson = opened.lesson, answers, next }: CheckRequest,
): Promise<CheckedOnce> {
  const { folder } = workspace
  const isCurrent = lesson.slug === opened.lesson.slug
  if (!isCurrent && !existsSync(join(folder, passedFolder(lesson)))) {
    throw lessonNotBegun(lesson.phase, opened.lesson.phase)
  }
  const actions = openLessonActions(workspace, lesson, tools)
  const given = answers.map((answer) => requireAnswer(lesson, answer))
  for (const { task, key } of given) await actions.answer(task, key)
  const said = { notes: opened.notes, answered: given.map(({ task }) => task) }
  if (!isCurrent) return { report: await checkPassed(workspace, lesson, tools), ...said }
  const report = await actions.check()
  if (!next || !report.passed) return { report, ...said }
  const { kept } = await actions.nextLesson()
  const passed = `Lesson ${lesson.phase} is passed.`
  const notes = describeLaidOut({ lesson: actions.lesson, kept })
  return { wentOn: { lesson: actions.lesson, notes: [passed, ...notes] } }
}
