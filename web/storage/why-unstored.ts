import { Problem } from '../../src/problem.ts'

/** Why the browser stores nothing, as a sentence for a person. */
export function whyUnstored(error: unknown): string {
  if (error instanceof Problem) return error.message
  if (!(error instanceof Error)) return "The browser's storage can't be used."
  if (error.name === 'QuotaExceededError') return "The browser's storage is full."
  // Chrome's words for one value beyond what it takes at a time, by the name UnknownError.
  if (/\btoo large\b/.test(error.message)) {
    return "One change was too large for the browser's storage."
  }
  return `The browser refuses to store anything (${error.name}: ${error.message.replace(/\.$/, '')}).`
}
