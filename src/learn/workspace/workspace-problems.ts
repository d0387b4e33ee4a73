import { Problem } from '../../problem.ts'
import type { BrokenLine } from './progress-text.ts'

export const workspaceMissing = () =>
  new Problem('WORKSPACE_MISSING', {
    message: 'There is no workspace yet: no lesson was begun.',
    fix: 'npm run learn',
  })

/** `holds` is what lies there, as a person would say it. */
export const workspaceNotOurs = (holds: string) =>
  new Problem('WORKSPACE_NOT_OURS', {
    message: `workspace/ was not made by the lab: ${holds}. Nothing was written.`,
    fix: 'Move it away: mv workspace my-workspace, then: npm run learn',
  })

export const workspaceUnwritable = (path: string, cause: unknown) =>
  new Problem('WORKSPACE_UNWRITABLE', {
    message: `workspace/${path} can't be written: ${reasonOf(cause)}.`,
    fix: `Look at it: ls -ld workspace workspace/${path}. Once it may be written: npm run learn`,
    cause,
  })

export const workspaceUnreadable = (path: string, cause: unknown) =>
  new Problem('WORKSPACE_UNREADABLE', {
    message: `workspace/${path} can't be read: ${reasonOf(cause)}.`,
    fix: `Look at it: ls -ld workspace/${path}. Once it may be read: npm run learn`,
    cause,
  })

export const progressBroken = ([first, ...more]: readonly BrokenLine[]) =>
  new Problem('PROGRESS_BROKEN', {
    message: `workspace/progress.txt, line ${first?.number}, says neither which lesson, nor how far it is, nor a task: ${first?.text.slice(0, 60)}${more.length > 0 ? ` (and ${more.length} more)` : ''}`,
    fix: 'Mend that line or remove it. To have the file made anew from your files: npm run check:lesson -- --all',
  })

export const lessonUnknown = (word: string, lessons: number, command: string) =>
  new Problem('LESSON_UNKNOWN', {
    message: `There is no lesson "${word}". A lesson is 1 to ${lessons}, or the name of its folder in lessons/.`,
    fix: `npm run ${command} -- 1`,
  })

export const lessonNotBegun = (phase: number, current: number) =>
  new Problem('LESSON_NOT_BEGUN', {
    message: `Lesson ${phase} is not what the workspace is at (lesson ${current}), and it was not passed before.`,
    fix: `Begin it, with what is there kept: npm run learn -- ${phase}`,
  })

export const lessonNotPassed = (phase: number) =>
  new Problem('LESSON_NOT_PASSED', {
    message: `Lesson ${phase} is not passed yet.`,
    fix: `See what is left: npm run check:lesson. To go on all the same: npm run learn -- ${phase + 1}`,
  })

export const lastLesson = () =>
  new Problem('LESSON_LAST', {
    message: 'This is the last lesson; there is none after it.',
    fix: 'npm run learn -- --list',
  })

/** Node's reason without the path, which may say where on the machine this is. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,.*$/s, '') : String(error)
}
