import { findUsers } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** The model is there, and its table is not called `users`. */
export const tableNotMapped: Mistake = {
  name: 'table-not-mapped',
  detect({ schema }) {
    if (schema.status !== 'valid' || schema.catalog === undefined) return undefined
    const names = schema.catalog.tables.map(({ name }) => name)
    if (names.length === 0 || findUsers(schema.catalog)) return undefined
    return {
      expected: 'A model whose table is called users.',
      found: `The table would be called ${names.map((name) => `"${name}"`).join(', ')}.`,
      why: 'Prisma names the table after the model, capital letter and all. PostgreSQL folds names without quotes to small letters, so everybody who writes SQL by hand has to write "User" in quotes from then on; and user is a reserved word.',
      next: 'Write @@map("users") as the last line of the model in workspace/prisma/schema.prisma',
    }
  },
}
