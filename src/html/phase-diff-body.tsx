import type { ComponentChildren } from 'preact'
import { endName, type PhaseDiff } from '../course/diff.ts'
import type { SqlStep } from '../course/diff-sql.ts'
import { CatalogTable } from './catalog-table.tsx'
import { ChangeMark } from './change-mark.tsx'
import { CodeFile } from './code.tsx'
import type { Highlight } from './highlight.ts'
import { RowsTable } from './rows-table.tsx'
import { SideBySide } from './side-by-side.tsx'

interface PhaseDiffBodyProps {
  diff: PhaseDiff
  title: string
  highlight: Highlight
}

/** Everything on the page, a section for each part that the diff has. */
export function PhaseDiffBody({ diff, title, highlight }: PhaseDiffBodyProps) {
  const { from, to, schema, sql, catalog, rows } = diff
  const titles = [endName(from), endName(to)] as const
  return (
    <>
      <header>
        <p class="project">prisma-migration-lab</p>
        <h1>{title}</h1>
        <p>{[from, to].map(({ title }) => title ?? 'No table yet').join(' → ')}</p>
        <Glance diff={diff} />
      </header>
      <main>
        {schema && (
          <Part id="schema" title="schema.prisma">
            <SideBySide {...schema} titles={titles} language="prisma" highlight={highlight} />
          </Part>
        )}
        {sql && (
          <Part id="sql" title="SQL">
            {sql.length === 0 && <p class="none">There is no migration between them.</p>}
            {sql.map((step) => (
              <Step step={step} highlight={highlight} key={step.migration} />
            ))}
          </Part>
        )}
        {catalog && (
          <Part id="catalog" title="Catalog">
            <CatalogTable catalog={catalog} titles={titles} />
          </Part>
        )}
        {rows && (
          <Part id="rows" title="Rows, a sample">
            <RowsTable rows={rows} titles={titles} />
          </Part>
        )}
      </main>
    </>
  )
}

/** What differs in the catalog, to be seen before everything else. */
function Glance({ diff: { catalog } }: { diff: PhaseDiff }) {
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

/** Both files of a migration, the one that leads from the one state to the other first. */
function Step({ step, highlight }: { step: SqlStep; highlight: Highlight }) {
  const { migration, direction, up, down } = step
  const isUp = direction === 'up'
  const files = [
    { name: 'migration.sql', code: up, note: isUp ? 'up' : 'the way back up' },
    { name: 'down.sql', code: down, note: isUp ? 'the way back down' : 'down' },
  ]
  return (
    <>
      <h3>{migration}</h3>
      <div class="beside">
        {(isUp ? files : files.reverse()).map((file) => (
          <CodeFile {...file} language="sql" highlight={highlight} key={file.name} />
        ))}
      </div>
    </>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
