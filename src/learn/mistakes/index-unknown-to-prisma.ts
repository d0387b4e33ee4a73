import { findIndexesOn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** The index is in the database and not in the schema, so Prisma will drop it, or rename it. */
export const indexUnknownToPrisma: Mistake = {
  name: 'index-unknown-to-prisma',
  detect({ up, schema }) {
    if (up.status !== 'applied' || schema.status !== 'valid') return undefined
    // A schema without the field is behind as a whole.
    if (!Object.values(schema.fields).includes('embedding')) return undefined
    const pending = schema.pending ?? ''
    const index = findIndexesOn(up.catalog, 'embedding').find(
      ({ method, name }) => method === 'hnsw' && pending.includes(`"${name}"`),
    )
    if (!index) return undefined
    const other = schema.catalog && findIndexesOn(schema.catalog, 'embedding')[0]?.name
    return {
      expected: `schema.prisma knows the index under the name that it has in the database: ${index.name}.`,
      found: `The schema ${other ? `calls it ${other}` : 'does not hold it'}. The next prisma migrate dev would draft:\n${pending}`,
      why: other ? WHY_OTHER_NAME : WHY_UNKNOWN,
      next: `In workspace/prisma/schema.prisma, in model User: @@index([embedding], map: "${index.name}")`,
    }
  },
}

const WHY_UNKNOWN =
  'To Prisma, an index that the schema does not hold is one to remove. The draft of some later, unrelated change would drop it, nobody reads it that closely, and every search reads the whole table from then on. Declared, the index is left in peace: Prisma compares name and columns, not the method.'
const WHY_OTHER_NAME =
  'Prisma tells indexes apart by their names, so the draft of some later, unrelated change would hold this as well, and whoever takes it out leaves it for the next person. Without map Prisma makes up a name from the table and the column.'
