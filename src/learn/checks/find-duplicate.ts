import type { SqlFailure } from '../evidence.ts'

const UNIQUE_VIOLATION = '23505'

/** Which value is there twice, when that is why a statement failed. */
export function findDuplicate({ code, detail }: SqlFailure) {
  if (code !== UNIQUE_VIOLATION) return undefined
  const match = /^Key \((.+?)\)=\((.*)\) (?:is duplicated|already exists)/s.exec(detail ?? '')
  return match ? { column: match[1] ?? '', value: match[2] ?? '' } : undefined
}
