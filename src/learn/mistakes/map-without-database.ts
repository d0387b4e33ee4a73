import { RENAMED } from '../checks/renamed-column.ts'
import { findRenamedField, isUntouched } from '../checks/renamed-field.ts'
import type { Mistake } from '../task.ts'

/** `@map` in the schema, and a table that knows nothing of it. */
export const mapWithoutDatabase: Mistake = {
  name: 'map-without-database',
  detect(evidence) {
    const renamed = findRenamedField(evidence)
    if (!renamed || renamed.field === renamed.column || !isUntouched(evidence)) return undefined
    const { field, column } = renamed
    return {
      expected: `A migration that makes users.${RENAMED.from} into users.${RENAMED.to}.`,
      found: `The schema maps ${field} to the column ${column}; no migration changes users, whose column is still ${RENAMED.from}.`,
      why:
        column === RENAMED.from
          ? `This renames the field in your code and leaves the column alone: often all that is needed, and no migration at all. This lesson wants the column itself renamed, as when other programs read the table too.`
          : `@map says under which name the client looks for the column; it renames nothing. Against this table every query of users would fail: The column users.${column} does not exist.`,
      next: nextOf(column, evidence.folders.added.at(-1)),
    }
  },
}

function nextOf(column: string, migration: string | undefined): string {
  if (migration !== undefined) {
    return `Write the rename into workspace/prisma/migrations/${migration}/migration.sql: ALTER TABLE "users" RENAME COLUMN "${RENAMED.from}" TO "${RENAMED.to}";`
  }
  const draft =
    'cd workspace && npx prisma migrate dev --create-only --name rename_name_to_full_name'
  return column === RENAMED.from
    ? `Write @map("${RENAMED.to}") in workspace/prisma/schema.prisma, then: ${draft}`
    : `Let Prisma draft the migration, without running it: ${draft}`
}
