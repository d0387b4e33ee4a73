import { RENAMED } from '../checks/renamed-column.ts'
import { findRenamedField, isUntouched } from '../checks/renamed-field.ts'
import type { Mistake } from '../task.ts'

/** The field has another name in the schema, without `@map`, and no migration renames the column. */
export const renamedInSchemaOnly: Mistake = {
  name: 'renamed-in-schema-only',
  detect(evidence) {
    const renamed = findRenamedField(evidence)
    if (!renamed || renamed.field !== renamed.column || !isUntouched(evidence)) return undefined
    return {
      expected: `The field ${RENAMED.prisma} @map("${RENAMED.to}"), and a migration that renames the column.`,
      found: `The schema has the field ${renamed.field}, and with it a column users.${renamed.column}; no migration changes users, whose column is still ${RENAMED.from}.`,
      why: `A schema says what there should be; only a migration makes it so. Deployed like this, the app asks for users.${renamed.column}, and every query of users fails until somebody migrates.`,
      next: `Write ${RENAMED.prisma} String @map("${RENAMED.to}") in workspace/prisma/schema.prisma, then: cd workspace && npx prisma migrate dev --create-only --name rename_name_to_full_name`,
    }
  },
}
