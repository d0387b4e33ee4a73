import type { Evidence, SqlFailure } from '../evidence.ts'

export interface ExtensionNeed {
  failure: SqlFailure
  /** Whether a later statement of the way up creates the extension. */
  later: boolean
  /** Whether the learner's own database has it. */
  own: boolean
}

const UNDEFINED_OBJECT = '42704'
const NOT_AVAILABLE = '0A000'

/** The failure of a way up for want of pgvector; undefined when it ran, or failed for another reason. */
export function findExtensionNeed({ up, own }: Evidence): ExtensionNeed | undefined {
  if (up.status !== 'failed' || !isForWantOfVector(up.failure)) return undefined
  return {
    failure: up.failure,
    later: up.extensionsAfter.includes('vector'),
    own: own?.extensions.includes('vector') ?? false,
  }
}

function isForWantOfVector({ code, message }: SqlFailure): boolean {
  // People know the extension as pgvector, and ask PostgreSQL for it by that name.
  if (code === NOT_AVAILABLE) return /extension "pg_?vector"/.test(message)
  return (
    code === UNDEFINED_OBJECT &&
    /^(type "([^"]*\.)?vector"|access method "hnsw") does not exist/.test(message)
  )
}
