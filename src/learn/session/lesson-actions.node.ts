import type { TaughtLesson } from '../taught-lesson.ts'
import { type CheckTools, checkWorkspace } from '../workspace/check-workspace.node.ts'
import { layOutLesson } from '../workspace/lay-out-lesson.node.ts'
import { readOwnStamp } from '../workspace/look-at-own-database.node.ts'
import { currentOf } from '../workspace/mend-workspace.node.ts'
import { listProgress, newProgress, noteAnswer, recordOf, timeOf } from '../workspace/progress.ts'
import type { Workspace } from '../workspace/workspace.node.ts'
import { readSolution } from '../workspace/workspace-layout.node.ts'
import { lastLesson, lessonNotPassed } from '../workspace/workspace-problems.ts'
import type { LessonActions } from './lesson-actions.ts'

/** What can be done to a workspace that is open at `lesson`. */
export function openLessonActions(
  workspace: Workspace,
  lesson: TaughtLesson,
  tools: CheckTools,
): LessonActions {
  const { folder, environment, course, progress, now } = workspace
  let current = lesson
  const readProgress = async () =>
    (await progress.read()) ?? newProgress(current.slug, timeOf(now()))
  const moveTo = async (target: TaughtLesson) => {
    const { kept } = await layOutLesson(workspace, target)
    current = target
    return { kept }
  }
  return {
    get lesson() {
      return current
    },
    lessons: course.lessons,
    folder,
    check: async () => {
      // Another command may have gone on to another lesson meanwhile.
      current = currentOf(course, await readProgress())
      return checkWorkspace(workspace, current, tools)
    },
    readOwnStamp: () => readOwnStamp(environment),
    readProgress: async () => listProgress(await readProgress(), course.lessons),
    answer: async ({ id }, key) => {
      await progress.update((before = newProgress(current.slug, timeOf(now()))) =>
        noteAnswer(before, current.slug, id, key),
      )
    },
    readSolution: () => readSolution(current),
    resetLesson: () => moveTo(current),
    nextLesson: async () => moveTo(await requireNext(workspace, current)),
  }
}

/** Throws `LESSON_NOT_PASSED` and `LESSON_LAST`. */
async function requireNext(
  { course, progress }: Workspace,
  { phase, slug }: TaughtLesson,
): Promise<TaughtLesson> {
  const next = course.lessons[phase]
  if (!next) throw lastLesson()
  const found = await progress.read()
  if (!found || !recordOf(found, slug).passed) throw lessonNotPassed(phase)
  return next
}
