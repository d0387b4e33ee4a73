import { Problem } from '../../src/problem.ts'

/** What was thrown, as something to show. A bug is reported to the browser's console as well. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  reportError(error)
  const said = error instanceof Error ? error.message : String(error)
  return new Problem('PAGE_BROKEN', {
    message: `Something broke in the lab itself: ${said}`,
    fix: 'Reload the page. The database is as it was after the last step.',
    cause: error,
  })
}
