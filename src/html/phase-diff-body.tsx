import type { ComponentChildren } from 'preact'
import { endName, type PhaseDiff } from '../course/diff.ts'
import { CatalogTable } from './catalog-table.tsx'
import { Glance } from './glance.tsx'
import type { Highlight } from './highlight.ts'
import { MigrationFiles } from './migration-files.tsx'
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
        <Glance catalog={catalog} />
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
              <MigrationFiles step={step} highlight={highlight} key={step.migration} />
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

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
