/**
 * What the database said, among what Prisma logs of a migration that failed: `ERROR: division by
 * zero`; undefined where nothing was logged. The first words may be the engine's own, which are no
 * more than "external connector error".
 */
export function findFailureReason(logs: string | null): string | undefined {
  const lines = (logs ?? '').split('\n').map((line) => line.trim())
  const said = lines.find((line) => DATABASE_ERROR.test(line))
  return (said && DATABASE_ERROR.exec(said)?.[0]) || lines.find(Boolean)
}

/** `Error querying the database: ERROR: division by zero`, or on a line of its own. */
const DATABASE_ERROR = /\b(ERROR|FATAL|PANIC): .*/
