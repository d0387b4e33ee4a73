import type { CatalogDiff, CatalogObject } from '../course/diff-catalog.ts'
import { ChangeMark } from './change-mark.tsx'

/** Every object of the catalog: before, what became of it, after. */
export function CatalogTable(props: {
  catalog: readonly CatalogDiff[]
  titles: readonly [string, string]
}) {
  const { catalog, titles } = props
  if (catalog.length === 0) return <p class="none">There is nothing on either side.</p>
  return (
    <table class="listing catalog">
      <thead>
        <tr>
          <th scope="col">Before: {titles[0]}</th>
          <th scope="col">Change</th>
          <th scope="col">After: {titles[1]}</th>
        </tr>
      </thead>
      <tbody>
        {catalog.map(({ change, before, after }) => (
          <tr class={change} key={(before ?? after)?.object}>
            <Side object={before} />
            <td class="what">
              <ChangeMark change={change} />
            </td>
            <Side object={after} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({ object }: { object: CatalogObject | null }) {
  if (object === null) return <td class="none">not there</td>
  return (
    <td>
      <b>{object.object}</b> <code>{object.definition}</code>
    </td>
  )
}
