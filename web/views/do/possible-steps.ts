import { course } from '../../../lessons/course.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import type { Files } from '../../../src/learn/workspace/workspace-layout.ts'
import { eachOnce, findPageSteps, type PageStep } from './find-page-steps.ts'
import { findMigration, folderPath, migrationNames } from './project-of-files.ts'

/** A step that can be taken: a file to open has its path, and may have to be made. */
export type PossibleStep = Exclude<PageStep, { kind: 'open last' }>

/** What there is to press for a text, with the learner's files as they are; each once. */
export function possibleSteps(text: string, files: Files, lesson: TaughtLesson): PossibleStep[] {
  const steps = findPageSteps(text).flatMap((step) => resolve(step, files, lesson))
  return eachOnce(steps).filter((step) => isPossible(step, files))
}

/** A migration of the lesson's own, the last; undefined while there is none. */
function lastOwnMigration(files: Files, lesson: TaughtLesson): string | undefined {
  const earlier = course.lessons.slice(0, lesson.phase - 1).map(({ migration }) => migration)
  return migrationNames(files).findLast((name) => !earlier.includes(name))
}

function resolve(step: PageStep, files: Files, lesson: TaughtLesson): PossibleStep[] {
  if (step.kind !== 'open last') return [step]
  const name = lastOwnMigration(files, lesson)
  return name === undefined ? [] : [{ kind: 'open', path: folderPath(name, step.file) }]
}

function isPossible(step: PossibleStep, files: Files): boolean {
  const names = migrationNames(files)
  if (step.kind === 'rename') return names.includes(step.from) && !names.includes(step.to)
  if (step.kind !== 'open') return true
  return step.path in files || names.includes(findMigration(step.path) ?? '')
}
