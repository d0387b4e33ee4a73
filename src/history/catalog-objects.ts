import type { Catalog, CatalogColumn, CatalogIndex, CatalogTable } from './catalog.ts'

/**
 * A catalog as a flat list, for comparing: what each thing is called and what it is.
 * `column users.full_name` → `text not null`, `index users_embedding_idx` →
 * `hnsw (embedding vector_cosine_ops)`, `row-level security users` → `off`. An index that a
 * constraint brings along is told by its constraint.
 */
export function catalogObjects(catalog: Catalog): Map<string, string> {
  const named = (kind: string, objects: readonly { name: string; definition: string }[]) =>
    objects.map(({ name, definition }): [string, string] => [`${kind} ${name}`, definition])
  return new Map([
    ...catalog.extensions.map((name): [string, string] => [`extension ${name}`, 'installed']),
    ...named('type', catalog.types),
    ...catalog.tables.flatMap((table) => [...tableObjects(table)]),
    ...named(
      'sequence',
      catalog.sequences.map(({ name, definition, ownedBy }) => ({
        name,
        definition: ownedBy ? `${definition} owned by ${ownedBy}` : definition,
      })),
    ),
    ...named('view', catalog.views),
    ...named('function', catalog.functions),
  ])
}

/** The same for one table: the table itself first, then what is in it. */
export function tableObjects(table: CatalogTable): Map<string, string> {
  const own = (kind: string, objects: readonly { name: string; definition: string }[]) =>
    objects.map(({ name, definition }): [string, string] => [
      `${kind} ${table.name}.${name}`,
      definition,
    ])
  return new Map([
    [`table ${table.name}`, table.kind],
    ...table.columns.map((column): [string, string] => [
      `column ${table.name}.${column.name}`,
      describeColumn(column),
    ]),
    ...own('constraint', table.constraints),
    ...table.indexes
      .filter(({ ofConstraint }) => !ofConstraint)
      .map((index): [string, string] => [`index ${index.name}`, describeIndex(index)]),
    ...own('trigger', table.triggers),
    ...own('policy', table.policies),
    ...own('rule', table.rules),
    [`row-level security ${table.name}`, table.rowSecurity],
  ])
}

/** `text not null default ''::text`. */
export function describeColumn({ type, nullable, default: value, kind }: CatalogColumn): string {
  const nullability = nullable ? [] : ['not null']
  if (kind === 'identity') return [type, ...nullability, 'identity'].join(' ')
  if (kind === 'generated') return [type, ...nullability, `generated as (${value})`].join(' ')
  return [type, ...nullability, ...(value === null ? [] : [`default ${value}`])].join(' ')
}

/** `unique btree (email)`. */
export function describeIndex({ unique, definition, valid }: CatalogIndex): string {
  return `${unique ? 'unique ' : ''}${definition}${valid ? '' : ', invalid'}`
}
