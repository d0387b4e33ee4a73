import { course } from '../../../lessons/course.ts'
import type { LessonActions } from '../../../src/learn/session/lesson-actions.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { listProgress, recordOf } from '../../../src/learn/workspace/progress.ts'
import { solutionOf } from '../../../src/learn/workspace/workspace-layout.ts'
import { lastLesson, lessonNotPassed } from '../../../src/learn/workspace/workspace-problems.ts'
import { courseFiles } from '../../lab/course-files.ts'
import { lab } from '../../lab/lab.ts'
import { beginWorkspace, currentRecord, withAnswer, withReport } from './keep-workspace.ts'
import { projectOfFiles } from './project-of-files.ts'
import { change, currentLesson, requireWorkspace, workspace } from './workspace.ts'

/** What can be done to the page's workspace, as the terminal does it to the one on disk. */
export const pageActions: LessonActions = {
  get lesson() {
    return currentLesson()
  },
  lessons: course.lessons,
  folder: 'workspace',
  async check() {
    const { lesson, project } = await readProject()
    const report = await lab.check(lesson, project, currentRecord(requireWorkspace()).answers)
    change((before) => withReport(before, report, new Date()))
    return report
  },
  async readProgress() {
    return listProgress(requireWorkspace().progress, course.lessons)
  },
  async answer({ id }, key) {
    change((before) => withAnswer(before, before.progress.lesson, id, key))
  },
  async readSolution() {
    const files = courseFiles[currentLesson().phase - 1]
    return files ? solutionOf(files) : []
  },
  resetLesson: () => beginLesson(currentLesson(), 'The lesson was reset.'),
  async nextLesson() {
    const { phase, slug } = currentLesson()
    const next = course.lessons[phase]
    if (!next) throw lastLesson()
    if (!recordOf(requireWorkspace().progress, slug).passed) throw lessonNotPassed(phase)
    return beginLesson(next, `Lesson ${next.phase} was begun.`)
  },
}

/** The lesson and the learner's files, as they are now. */
export async function readProject() {
  const lesson = currentLesson()
  return { lesson, project: await projectOfFiles(requireWorkspace().files, lesson.files) }
}

/** Puts the workspace and its database at the start of a lesson; what was there is kept. */
export async function beginLesson(lesson: TaughtLesson, why: string) {
  const before = workspace.value
  const now = beginWorkspace(before, lesson, why, new Date())
  workspace.value = now
  await layOut()
  const isKept = now.kept.at(-1)?.at !== before?.kept.at(-1)?.at
  return { kept: isKept ? now.kept.at(-1)?.at : undefined }
}

/** Puts the workspace's database at the start of the lesson; what is interrupted is done again. */
export async function layOut(): Promise<void> {
  await lab.layOut(currentLesson())
  change((before) => ({ ...before, progress: { ...before.progress, layingOut: false } }))
}
