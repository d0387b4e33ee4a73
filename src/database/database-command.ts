/** A statement about a whole database, which one PGlite can't carry out: it holds only one. */
export type DatabaseCommand =
  | { action: 'create'; name: string; options: string }
  | { action: 'drop'; name: string; ifExists: boolean; force: boolean }

const NAME = '("(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)'
const CREATE = new RegExp(`^\\s*CREATE\\s+DATABASE\\s+${NAME}\\s*([^;]*?)\\s*;?\\s*$`, 'i')
const DROP = new RegExp(
  `^\\s*DROP\\s+DATABASE\\s+(IF\\s+EXISTS\\s+)?${NAME}\\s*((?:WITH\\s*)?\\(\\s*FORCE\\s*\\))?\\s*;?\\s*$`,
  'i',
)

/** The CREATE DATABASE or DROP DATABASE that `sql` is, when it is one and nothing else. */
export function parseDatabaseCommand(sql: string): DatabaseCommand | undefined {
  const create = CREATE.exec(sql)
  if (create) return { action: 'create', name: fold(create[1]), options: create[2] ?? '' }
  const drop = DROP.exec(sql)
  if (!drop) return undefined
  return {
    action: 'drop',
    name: fold(drop[2]),
    ifExists: drop[1] !== undefined,
    force: drop[3] !== undefined,
  }
}

/** PostgreSQL folds a name to lower case unless it is quoted. */
function fold(name = ''): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase()
}
