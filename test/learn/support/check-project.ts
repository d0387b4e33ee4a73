import { course } from '../../../lessons/course.ts'
import type { Database } from '../../../src/database/database.ts'
import { openPGlite } from '../../../src/database/pglite-database.ts'
import { readProject } from '../../../src/lab.node.ts'
import { checkLesson } from '../../../src/learn/check-lesson.ts'
import type { Evidence, OwnDatabase } from '../../../src/learn/evidence.ts'
import type { LearnerProject } from '../../../src/learn/learner-project.ts'
import type { LessonReport } from '../../../src/learn/lesson-report.ts'
import { readReference } from '../../../src/learn/read-project.node.ts'
import { collectEvidence } from '../../../src/learn/replay/collect-evidence.ts'
import {
  fillScratch,
  openScratch,
  type Scratch,
  type ScratchTools,
} from '../../../src/learn/replay/scratch.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { readTestTemplate, testSettings } from '../../support/backends.ts'

export interface CheckOptions {
  own?: OwnDatabase | undefined
  answers?: Readonly<Record<string, string>>
  /** In place of the course's lesson of the phase. */
  lesson?: TaughtLesson
}

/** Checks a project against a phase's lesson in this process, in a scratch database of its own. */
export async function checkProject(
  phase: number,
  project: LearnerProject,
  options: CheckOptions = {},
): Promise<LessonReport> {
  const { lesson = lessonAt(phase) } = options
  return checkLesson(await evidenceOf(phase, project, options), lesson, 0)
}

/** What the check of a project looks at. */
export async function evidenceOf(
  phase: number,
  project: LearnerProject,
  { own, answers = {} }: CheckOptions = {},
): Promise<Evidence> {
  return withScratchDatabase(phase, (scratch) =>
    collectEvidence(scratch, { project, answers, own }),
  )
}

/** A scratch database at the phase before, gone afterwards. */
export async function withScratchDatabase<T>(
  phase: number,
  work: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  const { engineModule, seed } = await readProject(course, testSettings)
  const tools = { engineModule, seed, phase, reference: await solutionOf(phase) }
  const database = await openPGlite({ template: await readTestTemplate() })
  try {
    await fillScratch(database, tools)
    return await work(await openKnownScratch(database, tools))
  } finally {
    await database.close()
  }
}

const known = new Map<number, Omit<Scratch, 'database'>>()

/** Every scratch database of a phase is the same: what is known of one is known of all. */
async function openKnownScratch(database: Database, tools: ScratchTools): Promise<Scratch> {
  const found = known.get(tools.phase)
  if (found) return { ...found, database }
  const scratch = await openScratch(database, { ...tools, knownSchemas: new Map() })
  known.set(tools.phase, scratch)
  return scratch
}

/** The reference solution of a phase. */
export function solutionOf(phase: number): Promise<LearnerProject> {
  return readReference(course, phase)
}

/** What a learner has before the phase: the reference solution of the one before. */
export async function starterOf(phase: number): Promise<LearnerProject> {
  if (phase > 1) return { ...(await solutionOf(phase - 1)), files: {} }
  const schema =
    'generator client {\n  provider = "prisma-client"\n  output = "../generated"\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n'
  return { schema, migrations: [], files: {} }
}

/** The lesson of a phase. */
export function lessonAt(phase: number): TaughtLesson {
  const lesson = course.lessons[phase - 1]
  if (!lesson) throw new Error(`there is no phase ${phase}`)
  return lesson
}
