import type { CatalogDiff } from '../course/diff-catalog.ts'
import { ChangeMark } from './change-mark.tsx'

/** What differs in the catalog, to be seen before everything else; nothing where nothing differs. */
export function Glance({ catalog }: { catalog: readonly CatalogDiff[] | undefined }) {
  const changed = catalog?.filter(({ change }) => change !== 'kept') ?? []
  if (changed.length === 0) return null
  return (
    <ul class="glance" aria-label="What changed">
      {changed.map(({ change, before, after }) => (
        <li key={(before ?? after)?.object}>
          <ChangeMark change={change} />{' '}
          <span>
            {change === 'renamed'
              ? `${before?.object} → ${after?.object.replace(/^column [^.]*\./, '')}`
              : (before ?? after)?.object}
          </span>
        </li>
      ))}
    </ul>
  )
}
