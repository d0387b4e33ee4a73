/** pgvector adds up 512 single-precision products in the order that the processor likes best. */
const PRECISION = 1e-6

/** A result in which each distance that is as good as the one expected is that one. */
export function levelDistances(found: unknown, expected: unknown): unknown {
  if (Array.isArray(found) && Array.isArray(expected)) {
    return found.map((each, index) => levelDistances(each, expected[index]))
  }
  if (!isRecord(found) || !isRecord(expected)) return found
  const entries = Object.entries(found).map(([key, value]) => {
    const wanted = expected[key]
    const isNear = key === 'distance' && Math.abs(Number(value) - Number(wanted)) < PRECISION
    return [key, isNear ? wanted : levelDistances(value, wanted)]
  })
  return Object.fromEntries(entries)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
