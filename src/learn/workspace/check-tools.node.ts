import { readProject } from '../../lab.node.ts'
import { openScratchProcess } from '../replay/scratch-process.node.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import type { CheckTools } from './check-workspace.node.ts'
import { openOwnLook } from './look-at-own-database.node.ts'
import { currentOf } from './mend-workspace.node.ts'
import type { Workspace } from './workspace.node.ts'

/**
 * What checks need, for as long as `work` takes. The scratch database for `lesson`, or else for the
 * one that the workspace is at, is made ready meanwhile: that takes longer than opening a workspace.
 */
export async function withCheckTools<T>(
  workspace: Workspace,
  lesson: TaughtLesson | undefined,
  work: (tools: CheckTools) => Promise<T>,
): Promise<T> {
  const { course, environment } = workspace
  const { phase } = lesson ?? (await guessLesson(workspace))
  const scratch = openScratchProcess({ home: environment.home, course, phase })
  try {
    const { seed } = await readProject(course, environment)
    const lookAtOwn = openOwnLook(environment, seed)
    return await work({ lookAtOwn, check: (project, request) => scratch.check(project, request) })
  } finally {
    await scratch.close()
  }
}

/** What is wrong with the progress is told by who needs it. */
async function guessLesson({ course, progress }: Workspace): Promise<TaughtLesson> {
  const nothing = { lesson: '', layingOut: false, lessons: {} }
  return currentOf(course, (await progress.readRoughly().catch(() => undefined)) ?? nothing)
}
