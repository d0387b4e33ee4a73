import { resolve as absolute } from 'node:path'
import type { Course } from '../../course/course.ts'
import { checkLesson } from '../check-lesson.ts'
import type { LearnerProject } from '../learner-project.ts'
import type { LessonReport } from '../lesson-report.ts'
import { readReference } from '../read-project.node.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import type { CheckRequest } from './collect-evidence.ts'
import { ScratchChild } from './scratch-child.node.ts'

export interface ScratchOptions {
  /** The folder that holds the template of data directories. */
  home: string
  course: Course
  /** The phase whose lesson will be checked first: its scratch database is made ready at once. */
  phase?: number | undefined
  /** How long one file may take, with all that is looked at after it; 10 when not given. */
  seconds?: number
  /** How much memory the process may take; 1500 when not given. */
  megabytes?: number
}

/** What a check is told beside the files. */
export interface CheckOptions extends Omit<CheckRequest, 'project'> {
  lesson: TaughtLesson
}

/** A process of its own in which learners' SQL runs, with a scratch database held ready. */
export interface ScratchProcess {
  /**
   * Checks a project. SQL without an end, SQL that takes too much memory and SQL that breaks
   * PostgreSQL down are stopped, and the report says so. Checks wait for each other.
   */
  check(project: LearnerProject, options: CheckOptions): Promise<LessonReport>
  close(): Promise<void>
}

/** Starts the process. It ends with this one, however this one ends. */
export function openScratchProcess(options: ScratchOptions): ScratchProcess {
  let child = options.phase === undefined ? undefined : startChild(options, options.phase)
  // Heard by the check that needs it.
  child?.catch(() => {})
  let last: Promise<unknown> = Promise.resolve()
  const requireChild = async (phase: number) => {
    const there = await child
    if (there?.isUsable && there.phase === phase) return there
    await there?.end()
    child = startChild(options, phase)
    return child
  }
  const check = async (project: LearnerProject, { lesson, own, answers }: CheckOptions) => {
    const started = performance.now()
    const there = await requireChild(lesson.phase)
    const evidence = await there.check({ project, own, answers })
    // The next check finds a process that is ready.
    if (!there.isUsable) await requireChild(lesson.phase)
    return checkLesson(evidence, lesson, Math.round(performance.now() - started))
  }
  return {
    check: (project, request) => {
      const checked = last.then(() => check(project, request))
      last = checked.catch(() => {})
      return checked
    },
    close: async () => {
      await child?.then((there) => there.end()).catch(() => {})
    },
  }
}

const SECONDS = 10
const MEGABYTES = 1_500

async function startChild(options: ScratchOptions, phase: number): Promise<ScratchChild> {
  const { home, course, seconds = SECONDS, megabytes = MEGABYTES } = options
  const reference = await readReference(course, phase)
  const start = { course: withoutTasks(course), phase, reference }
  return new ScratchChild(absolute(home), start, { seconds, megabytes })
}

/** Tasks are functions, which no message can hold. */
function withoutTasks({ lessons, people }: Course): Course {
  return {
    people,
    lessons: lessons.map(({ phase, slug, title, summary, migration, columns }) => {
      return { phase, slug, title, summary, migration, columns }
    }),
  }
}
