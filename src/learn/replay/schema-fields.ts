/**
 * The fields of the model that is mapped to a table, and their columns: `fullName` → `full_name`.
 * Relations have no column and are left out; empty when no model is. Reads a schema that Prisma's
 * engine takes for valid, and no other: the engine itself does not say which field is which column.
 * https://www.prisma.io/docs/orm/reference/prisma-schema-reference#model
 */
export function readSchemaFields(schema: string, table: string): Record<string, string> {
  const models = [...withoutComments(schema).matchAll(MODEL)].map(([, name = '', body = '']) => ({
    name,
    table: MAPPED_MODEL.exec(body)?.[1] ?? name,
    fields: fieldsOf(body),
  }))
  const model = models.find((each) => each.table === table)
  const isRelation = (type: string) => models.some(({ name }) => name === type)
  const columns = (model?.fields ?? []).filter(({ type }) => !isRelation(type))
  return Object.fromEntries(columns.map(({ name, column }) => [name, column]))
}

// A model's brace closes it at the beginning of a line; a string may hold others.
const MODEL = /^\s*model\s+(\w+)\s*\{([\s\S]*?)^\s*\}/gm
const MAPPED_MODEL = /@@map\(\s*(?:name:\s*)?"([^"]*)"/
const MAPPED_FIELD = /(?<!@)@map\(\s*(?:name:\s*)?"([^"]*)"/
const FIELD = /^\s*(\w+)\s+(\w+)(.*)$/gm

function fieldsOf(body: string): { name: string; type: string; column: string }[] {
  return [...body.matchAll(FIELD)].map(([, name = '', type = '', rest = '']) => ({
    name,
    type,
    column: MAPPED_FIELD.exec(rest)?.[1] ?? name,
  }))
}

function withoutComments(schema: string): string {
  return schema.replace(
    /("(?:[^"\\]|\\.)*")|\/\/.*/g,
    (_, string: string | undefined) => string ?? '',
  )
}
