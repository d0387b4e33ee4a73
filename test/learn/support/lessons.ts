import type { Phase } from '../../../src/course/lesson.ts'
import type { LessonReport } from '../../../src/learn/lesson-report.ts'
import type { Task, TaskResult } from '../../../src/learn/task.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'

/** A lesson with tasks of these names, for tests of what stands around lessons. */
export function lessonOf(phase: Phase, slug: string, ids: readonly string[]): TaughtLesson {
  const title = slug.replace(/^\d+-/, '')
  const tasks = ids.map(taskOf)
  const migration = `2026010100000${phase}_${title}`
  return { phase, slug, title, summary: title, migration, columns: {}, tasks, files: [] }
}

function taskOf(id: string): Task {
  return { id, title: `Do ${id}`, mistakes: [], hints: ['look', 'look here', 'nearly'], links: [] }
}

const FAILED: TaskResult = {
  status: 'failed',
  expected: 'it done',
  found: 'it undone',
  why: 'it has to be',
  next: 'Do it.',
}

/** A report in which the tasks named are passed, and the others failed. */
export function reportOf(lesson: TaughtLesson, passed: readonly string[]): LessonReport {
  const tasks = lesson.tasks.map((task, index) => ({
    number: index + 1,
    task,
    result: passed.includes(task.id) ? ({ status: 'passed' } as const) : FAILED,
  }))
  const all = tasks.every(({ result }) => result.status === 'passed')
  return { lesson, tasks, passed: all, goal: [], milliseconds: 1 }
}
