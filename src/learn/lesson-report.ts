import type { Task, TaskResult } from './task.ts'
import type { TaughtLesson } from './taught-lesson.ts'

/** One task with what the check found. */
export interface TaskReport {
  /** From 1, as the learner sees it. */
  number: number
  task: Task
  result: TaskResult
}

/** What one check of one lesson found, task by task. */
export interface LessonReport {
  lesson: TaughtLesson
  tasks: readonly TaskReport[]
  /** Whether every task is passed. */
  passed: boolean
  /**
   * The goal beside what is there: each thing that the lesson is about. What was there before where the
   * way up did not get to its end.
   */
  goal: readonly GoalRow[]
  /** What the workspace did or found beside the tasks, in sentences: rows put in, a database that is busy. */
  notes?: readonly string[]
  milliseconds: number
}

/** `column users.full_name`: `text not null` wanted, and what is there. */
export interface GoalRow {
  object: string
  /** Undefined: should not be there. */
  wanted: string | undefined
  /** Undefined: is not there. */
  found: string | undefined
  same: boolean
}
