import { toDatabaseProblem } from '../database/database-problem.ts'
import { isPackageMissing } from '../package-missing.ts'
import { Problem } from '../problem.ts'

/** What one look at a machine found. */
export interface CheckResult {
  name: string
  status: 'ok' | 'failed' | 'skipped'
  /** What is there, what is wrong, or why it was not looked at. */
  detail: string
  /** Only when it failed: what to do, ending in the next command to type. */
  fix?: string
}

/** What a check throws when there is nothing to look at. */
export class Skipped extends Error {}

/**
 * One check: `look` returns what it found in a few words, or throws a Problem. Nothing it throws
 * goes further, a package that is missing included, so that the other checks have their turn.
 */
export async function check(name: string, look: () => Promise<string>): Promise<CheckResult> {
  try {
    return { name, status: 'ok', detail: await look() }
  } catch (error) {
    if (error instanceof Skipped) return { name, status: 'skipped', detail: error.message }
    const { message: detail, fix } = toProblem(error)
    return { name, status: 'failed', detail, fix }
  }
}

/** A failure that nobody expected is still said in a line; its stack helps nobody to mend a machine. */
function toProblem(error: unknown): Problem {
  const known = toDatabaseProblem(error)
  if (known instanceof Problem) return known
  const text = error instanceof Error ? error.message : String(error)
  if (isPackageMissing(error)) {
    return new Problem('PACKAGES_INCOMPLETE', {
      message: `A package is missing: ${firstLine(text)}.`,
      fix: 'npm ci',
    })
  }
  return new Problem('CHECK_FAILED', {
    message: `It could not be checked: ${firstLine(text)}.`,
    fix: 'Mend what it says, then: npm run doctor',
  })
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.replace(/\.$/, '') ?? ''
}
