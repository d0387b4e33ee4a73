import type { CatalogDiff, CatalogObject } from '../../../src/course/diff-catalog.ts'
import type { Change } from '../../../src/course/diff-rows.ts'
import { TABLE } from '../../../src/course/lineage-at.ts'

/** A column as the diagram writes it. */
export interface EntityColumn {
  name: string
  /** `text not null` */
  type: string
  /** Its place in the table, from 0. */
  place: number
  /** `primary key`, `unique`, `hnsw index`; '' for a column without. */
  key: string
}

/** A column in both states, and what became of it. */
export interface ColumnPair {
  change: Change
  before: EntityColumn | undefined
  after: EntityColumn | undefined
}

type SideName = 'before' | 'after'

/** The table's columns from a comparison of catalogs. */
export function entityColumns(catalog: readonly CatalogDiff[]): ColumnPair[] {
  const diffs = catalog.filter(({ before, after }) => nameOf(before ?? after) !== undefined)
  const sides = { before: readSide(catalog, 'before'), after: readSide(catalog, 'after') }
  return diffs.map(({ change, before, after }) => ({
    change,
    before: before ? sides.before.get(before.object) : undefined,
    after: after ? sides.after.get(after.object) : undefined,
  }))
}

function readSide(catalog: readonly CatalogDiff[], side: SideName): Map<string, EntityColumn> {
  const objects = catalog.flatMap((diff) => diff[side] ?? [])
  const columns = objects.filter((object) => nameOf(object) !== undefined)
  return new Map(
    columns.map((object, place) => {
      const name = nameOf(object) ?? ''
      return [object.object, { name, type: typeOf(object), place, key: keyOf(name, objects) }]
    }),
  )
}

function nameOf(object: CatalogObject | null): string | undefined {
  const start = `column ${TABLE}.`
  return object?.object.startsWith(start) ? object.object.slice(start.length) : undefined
}

/** A definition without its default, which has no room in a diagram. */
function typeOf({ definition }: CatalogObject): string {
  return definition.replace(/ default .*$/, '')
}

function keyOf(column: string, objects: readonly CatalogObject[]): string {
  const isAbout = ({ definition }: CatalogObject) => /\(([^ )]+)/.exec(definition)?.[1] === column
  const found = objects.filter(
    (object) => /^(constraint|index) /.test(object.object) && isAbout(object),
  )
  const words = found.map(({ object, definition }) => {
    if (definition.startsWith('PRIMARY KEY')) return 'primary key'
    if (definition.startsWith('unique')) return 'unique'
    return object.startsWith('index') ? `${/(\w+) \(/.exec(definition)?.[1]} index` : ''
  })
  return words.filter(Boolean).join(', ')
}
