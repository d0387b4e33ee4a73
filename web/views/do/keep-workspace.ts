import { course } from '../../../lessons/course.ts'
import type { LessonReport } from '../../../src/learn/lesson-report.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import {
  beginLesson,
  type LessonRecord,
  noteAnswer,
  noteReport,
  type Progress,
  recordOf,
  timeOf,
} from '../../../src/learn/workspace/progress.ts'
import { type Files, startOf } from '../../../src/learn/workspace/workspace-layout.ts'
import { courseFiles } from '../../lab/course-files.ts'
import type { KeptWorkspace, StoredWorkspace } from '../../storage/stored-workspace.ts'

/** Older ones are forgotten: a browser's storage is not endless. */
const MOST_KEPT = 30

/** The workspace at the start of a lesson; what was there is kept, unless nobody had written in it. */
export function beginWorkspace(
  before: StoredWorkspace | undefined,
  lesson: TaughtLesson,
  why: string,
  now: Date,
): StoredWorkspace {
  return {
    files: startFiles(lesson),
    progress: beginLesson(before?.progress, lesson.slug, timeOf(now)),
    kept: keptOf(before, why, now),
  }
}

/** The workspace with files from elsewhere; the database is to be laid out for their lesson. */
export function importWorkspace(
  before: StoredWorkspace | undefined,
  { files, progress }: Pick<StoredWorkspace, 'files' | 'progress'>,
  now: Date,
): StoredWorkspace {
  return {
    files,
    progress: { ...progress, layingOut: true },
    kept: keptOf(before, 'A workspace was imported.', now),
  }
}

/** The workspace with files that were kept, in their lesson; those that are there now are kept instead. */
export function bringBack(
  before: StoredWorkspace,
  { at, lesson, files }: KeptWorkspace,
  now: Date,
): StoredWorkspace {
  const isAnother = lesson !== before.progress.lesson
  const progress = isAnother ? { ...before.progress, lesson, layingOut: true } : before.progress
  const others = before.kept.filter((kept) => kept.at !== at)
  const kept = keptOf({ ...before, kept: others }, 'An earlier version was brought back.', now)
  return { files, progress, kept }
}

/** What a lesson starts from. */
export function startFiles({ phase }: TaughtLesson): Files {
  return startOf(courseFiles.slice(0, phase))
}

/** Whether nobody has written in it since its lesson began. */
export function isUntouched({ files, progress }: StoredWorkspace): boolean {
  const lesson = course.lessons.find(({ slug }) => slug === progress.lesson)
  const start = lesson ? startFiles(lesson) : {}
  const paths = new Set([...Object.keys(files), ...Object.keys(start)])
  return [...paths].every((path) => files[path] === start[path])
}

export function withReport(before: StoredWorkspace, report: LessonReport, now: Date) {
  return { ...before, progress: noteReport(before.progress, report, timeOf(now)) }
}

export function withAnswer(before: StoredWorkspace, slug: string, task: string, key: string) {
  return { ...before, progress: noteAnswer(before.progress, slug, task, key) }
}

/** What is known of the lesson that the workspace is at. */
export function currentRecord({ progress }: { progress: Progress }): LessonRecord {
  return recordOf(progress, progress.lesson)
}

function keptOf(before: StoredWorkspace | undefined, why: string, now: Date): KeptWorkspace[] {
  if (!before) return []
  if (isUntouched(before)) return [...before.kept]
  const { files, kept, progress } = before
  const entry = { at: now.toISOString(), lesson: progress.lesson, why, files }
  return [...kept, entry].slice(-MOST_KEPT)
}
