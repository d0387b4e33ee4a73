/** SQL: statements of PL/pgSQL as one block, with variables declared as `name type`. */
export function block(variables: readonly string[], body: string): string {
  const declared = variables.map((variable) => `  ${variable};\n`).join('')
  const tag = freeTag(body)
  return `DO ${tag}${declared ? `\nDECLARE\n${declared}` : '\n'}BEGIN\n${body}\nEND ${tag};`
}

/** SQL: whether a table is there, from the catalog; see `hasTable`. */
export function tableExists(schema: string, table: string): string {
  return `EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('${schema}') AND relname = '${table}')`
}

/** PL/pgSQL has no place for the rows of a SELECT; psql would print them. */
export function asPerform(statement: string): string {
  return statement.replace(/^SELECT\b/, 'PERFORM')
}

function freeTag(body: string): string {
  let tag = '$lab$'
  for (let number = 1; body.includes(tag); number += 1) tag = `$lab${number}$`
  return tag
}
