import type { LessonReport } from '../lesson-report.ts'
import type { LessonProgress } from '../session/lesson-actions.ts'
import type { TaughtLesson } from '../taught-lesson.ts'

/** How far a learner is, as `workspace/progress.txt` keeps it. */
export interface Progress {
  /** Slug of the lesson that the workspace is at. */
  lesson: string
  /** Set while that lesson's files are put there: what a kill interrupts is done again. */
  layingOut: boolean
  /** By slug; a lesson that was never begun has none. */
  lessons: Readonly<Record<string, LessonRecord>>
}

export interface LessonRecord {
  passed: boolean
  /** When it was passed first, or begun, as `2026-01-02 15:04` in local time; '' when nobody knows. */
  since: string
  /** Tasks that the last check passed, by id. */
  tasks: readonly string[]
  /** Answers to questions, by the task's id. */
  answers: Readonly<Record<string, string>>
}

const NEW: LessonRecord = { passed: false, since: '', tasks: [], answers: {} }

/** What is known of a lesson; of one never begun, nothing. */
export function recordOf(progress: Progress, slug: string): LessonRecord {
  return progress.lessons[slug] ?? NEW
}

/** The progress of somebody of whom nothing is known but the lesson they are at. */
export function newProgress(slug: string, time: string): Progress {
  return { lesson: slug, layingOut: false, lessons: { [slug]: { ...NEW, since: time } } }
}

/** The workspace is put at the start of a lesson; that it was passed before stays known. */
export function beginLesson(progress: Progress | undefined, slug: string, time: string): Progress {
  const { passed, since } = progress ? recordOf(progress, slug) : NEW
  const record = { ...NEW, passed, since: passed ? since : time }
  return { lesson: slug, layingOut: true, lessons: { ...progress?.lessons, [slug]: record } }
}

/** What a check found goes into the progress; a lesson that was passed once stays passed. */
export function noteReport(progress: Progress, report: LessonReport, time: string): Progress {
  const { slug } = report.lesson
  const isNew = report.passed && !recordOf(progress, slug).passed
  const state = isNew ? { passed: true, since: time } : {}
  return change(progress, slug, { ...state, tasks: passedTasks(report) })
}

/** The same, where files are the only witness: a lesson is passed if they pass, and not otherwise. */
export function noteAnew(progress: Progress, report: LessonReport, time: string): Progress {
  const { lesson, passed } = report
  const state = passed === recordOf(progress, lesson.slug).passed ? {} : { passed, since: time }
  return change(progress, lesson.slug, { ...state, tasks: passedTasks(report) })
}

export function noteAnswer(progress: Progress, slug: string, task: string, key: string): Progress {
  const answers = { ...recordOf(progress, slug).answers, [task]: key }
  return change(progress, slug, { answers })
}

/** How far each lesson is, in their order. */
export function listProgress(
  progress: Progress,
  lessons: readonly TaughtLesson[],
): LessonProgress[] {
  return lessons.map((lesson) => {
    const { passed, tasks } = recordOf(progress, lesson.slug)
    const known = lesson.tasks.filter(({ id }) => tasks.includes(id))
    const isCurrent = lesson.slug === progress.lesson
    const state = isCurrent ? 'current' : passed ? 'passed' : 'open'
    return { lesson, state, passed: known.length }
  })
}

/** A moment as the progress writes it: local time, because a person reads it. */
export function timeOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

function change(progress: Progress, slug: string, changes: Partial<LessonRecord>): Progress {
  const record = { ...recordOf(progress, slug), ...changes }
  return { ...progress, lessons: { ...progress.lessons, [slug]: record } }
}

function passedTasks({ tasks }: LessonReport): string[] {
  return tasks.filter(({ result }) => result.status === 'passed').map(({ task }) => task.id)
}
