import type { SearchReport } from '../../../src/course/search.ts'
import { Value } from '../../../src/html/value.tsx'
import { LongValue } from '../../parts/long-value.tsx'

/** The people that were found, the nearest first, each with its distance. */
export function SearchHits({ report: { hits, index } }: { report: SearchReport }) {
  if (hits.length === 0) return <p class="quiet">Nobody has an embedding.</p>
  return (
    <>
      <ol class="hits">
        {hits.map(({ id, name, bio, distance }) => (
          <li key={id}>
            <p class="hit-name">
              <Value value={name} />
            </p>
            <p>
              <LongValue value={bio} />
            </p>
            <p class="distance">
              <span aria-hidden="true">closeness</span>
              <meter min={0} max={1} value={Math.max(0, 1 - distance)} aria-label="closeness" />
              distance {distance.toFixed(3)}
            </p>
          </li>
        ))}
      </ol>
      <p class="quiet">
        Cosine distance: 0 is the same direction, 1 unrelated.{' '}
        {index ? `Found with the HNSW index ${index}.` : 'Every row was compared.'}
      </p>
    </>
  )
}
