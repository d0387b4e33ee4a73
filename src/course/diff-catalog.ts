import type { Lineage } from '../survival/lineage.ts'
import type { Change } from './diff-rows.ts'

/** One object of the catalog, by kind and name, and what defines it. */
export interface CatalogObject {
  /** `column users.full_name` */
  object: string
  /** `text not null` */
  definition: string
}

export interface CatalogDiff {
  change: Change
  before: CatalogObject | null
  after: CatalogObject | null
}

/** The catalog's objects of two states side by side; a column that was renamed is one object. */
export function diffCatalogs(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, string>,
): CatalogDiff[] {
  const find = (objects: ReadonlyMap<string, string>, object: string | undefined) => {
    const definition = object === undefined ? undefined : objects.get(object)
    return object === undefined || definition === undefined ? null : { object, definition }
  }
  const pairs = [...before.keys()].map((object) => {
    const is = find(after, renamed.get(object) ?? object)
    return pairOf(find(before, object), is)
  })
  const matched = new Set(pairs.map((pair) => pair.after?.object))
  const others = [...after.keys()].filter((object) => !matched.has(object))
  const all = [...pairs, ...others.map((object) => pairOf(null, find(after, object)))]
  return byKind(all, before.size > after.size ? [before, after] : [after, before])
}

/** Columns that hold the same field under another name, as objects of the catalog: from → to. */
export function renamedColumns(before: Lineage, after: Lineage): Map<string, string> {
  const fields = Object.keys(before.columns).filter((field) => after.columns[field])
  const pairs = fields.map((field) => [before.columns[field], after.columns[field]] as const)
  return new Map(
    pairs
      .filter(([was, is]) => was !== is)
      .map(([was, is]) => [`column ${before.table}.${was}`, `column ${after.table}.${is}`]),
  )
}

function pairOf(before: CatalogObject | null, after: CatalogObject | null): CatalogDiff {
  return { change: changeOf(before, after), before, after }
}

function changeOf(before: CatalogObject | null, after: CatalogObject | null): Change {
  if (!before) return 'new'
  if (!after) return 'lost'
  if (before.definition !== after.definition) return 'changed'
  return before.object === after.object ? 'kept' : 'renamed'
}

/** What is new stands with its kind, not at the end; kinds come as in the fuller catalog. */
function byKind(
  diffs: readonly CatalogDiff[],
  catalogs: readonly ReadonlyMap<string, string>[],
): CatalogDiff[] {
  const kindOf = (object: string | undefined) => object?.split(' ', 1)[0] ?? ''
  const kinds = catalogs.flatMap((objects) => [...objects.keys()].map(kindOf))
  const place = ({ before, after }: CatalogDiff) => kinds.indexOf(kindOf((before ?? after)?.object))
  return [...diffs].sort((a, b) => place(a) - place(b))
}
