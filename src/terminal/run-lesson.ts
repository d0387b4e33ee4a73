import { openLessonActions } from '../learn/session/lesson-actions.node.ts'
import type { TaughtLesson } from '../learn/taught-lesson.ts'
import { checkOnce } from '../learn/workspace/check-once.node.ts'
import { withCheckTools } from '../learn/workspace/check-tools.node.ts'
import { enterWorkspace, type Workspace } from '../learn/workspace/workspace.node.ts'
import type { ExitCode } from './run-command.ts'
import { type LessonOutput, showChecked } from './show-lesson.ts'

/**
 * Works on a lesson, or on the one that the workspace is at: watches it in a terminal; checks it once
 * without one, or where something is asked for that is done at once.
 */
export function runLesson(
  workspace: Workspace,
  lesson: TaughtLesson | undefined,
  { answers, next }: { answers: readonly string[]; next: boolean },
  output: LessonOutput,
): Promise<ExitCode> {
  const { course, environment } = workspace
  const { page, json, plain } = output
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY
  return withCheckTools(workspace, lesson, async (tools) => {
    const opened = await enterWorkspace(workspace, lesson)
    if (!isTerminal || json || next || answers.length > 0) {
      const request = { lesson: undefined, answers, next }
      return showChecked(await checkOnce(workspace, opened, tools, request), course, output)
    }
    // The screen is for a terminal alone.
    const { watchLesson } = await import('./watch-lesson.ts')
    const actions = openLessonActions(workspace, opened.lesson, tools)
    const { notes } = opened
    await watchLesson(actions, page, {
      // Nothing can be drawn there.
      plain: plain || environment.dumbTerminal,
      poll: environment.pollFiles,
      notes,
    })
    return 0
  })
}
