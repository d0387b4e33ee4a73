import type { Evidence } from '../evidence.ts'
import { findColumn } from '../find-column.ts'
import { RENAMED } from './renamed-column.ts'

const NEW_NAMES: readonly string[] = [RENAMED.prisma, RENAMED.to]

/** The schema's field with a new name, or a new column; undefined as long as both are the old ones. */
export function findRenamedField({ schema }: Evidence) {
  if (schema.status !== 'valid') return undefined
  const renamed = Object.entries(schema.fields).find((names) =>
    names.some((name) => NEW_NAMES.includes(name)),
  )
  return renamed && { field: renamed[0], column: renamed[1] }
}

/** Whether no migration of the lesson's has done anything to the column, or there is none. */
export function isUntouched({ up }: Evidence): boolean {
  if (up.status === 'none') return true
  if (up.status !== 'applied' || !findColumn(up.catalog, RENAMED.from)) return false
  return !NEW_NAMES.some((name) => findColumn(up.catalog, name))
}
