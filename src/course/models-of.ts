const HEAD = /^(generator|datasource) \w+ \{\n[^}]*^\}\n+/gm

/** A schema without its generator and datasource, which differ in the client's folder alone. */
export function modelsOf(schema: string): string {
  return schema.replace(HEAD, '')
}

/** The schema of a database without tables: the engine needs a datasource at least. */
export function withoutModels(schema: string): string {
  return (schema.match(HEAD) ?? []).join('')
}
