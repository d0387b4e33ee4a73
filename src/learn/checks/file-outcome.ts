import type { FileEvidence } from '../evidence.ts'
import { describeFailure } from './describe-failure.ts'

/** What came of a file that the lesson asks for and that did not run to its end. */
export function describeOutcome(
  name: string,
  file: Exclude<FileEvidence, { status: 'ran' }> | undefined,
): string {
  switch (file?.status) {
    case undefined:
      return `${name} has not run: no migration of this lesson runs to its end.`
    case 'missing':
      return `There is no workspace/${name}.`
    case 'empty':
      return `workspace/${name} holds comments only.`
    case 'failed':
      return describeFailure(file.failure)
    case 'stopped':
      return `${name} was stopped after ${file.stopped.seconds} s.`
    default:
      throw file satisfies never
  }
}
