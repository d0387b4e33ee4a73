import { CatalogTable } from '../../../src/html/catalog-table.tsx'
import { MigrationFiles } from '../../../src/html/migration-files.tsx'
import { RowsTable } from '../../../src/html/rows-table.tsx'
import { SideBySide } from '../../../src/html/side-by-side.tsx'
import { Answered } from '../../parts/answered.tsx'
import { Diff } from '../../parts/diff.tsx'
import { sideName } from '../../parts/side-name.ts'
import { useHighlight } from '../../parts/use-highlight.ts'
import { usePhaseDiff } from '../../parts/use-phase-diff.ts'
import type { ReadPart, Side } from '../../router/route.ts'
import { findSchemas, findSql } from './files-between.ts'
import { LessonsBetween } from './lessons-between.tsx'

interface ReadPanelProps {
  from: Side
  to: Side
  part: ReadPart
}

/** One part of what changed. Files of the project are there at once, the rest when PostgreSQL is. */
export function ReadPanel({ from, to, part }: ReadPanelProps) {
  if (part === 'lesson') return <LessonsBetween from={from} to={to} />
  return (
    <>
      <h2 class="unseen">{HEADINGS[part]}</h2>
      {part === 'schema' && <SchemaPart from={from} to={to} />}
      {part === 'sql' && <SqlPart from={from} to={to} />}
      {(part === 'catalog' || part === 'rows') && <DatabasePart from={from} to={to} part={part} />}
    </>
  )
}

const HEADINGS = {
  schema: 'schema.prisma',
  sql: 'SQL up and down',
  catalog: 'Catalog',
  rows: 'Rows, a sample',
} as const

function SchemaPart({ from, to }: Sides) {
  const highlight = useHighlight()
  const files = findSchemas(from, to)
  const answer = usePhaseDiff(from, to)
  const draw = (schema: { before: string; after: string }) => (
    <Diff>
      <SideBySide
        {...schema}
        titles={[sideName(from), sideName(to)]}
        language="prisma"
        highlight={highlight}
      />
    </Diff>
  )
  if (files) return draw(files)
  return (
    <Answered answer={answer} waiting="Reading the schema from the database">
      {({ schema = { before: '', after: '' } }) => draw(schema)}
    </Answered>
  )
}

function SqlPart({ from, to }: Sides) {
  const highlight = useHighlight()
  const answer = usePhaseDiff(from, to)
  const draw = (steps: ReturnType<typeof findSql> = []) => (
    <Diff>
      {steps.length === 0 && <p class="none">There is no migration between them.</p>}
      {steps.map((step) => (
        <MigrationFiles step={step} highlight={highlight} key={step.migration} />
      ))}
    </Diff>
  )
  const files = findSql(from, to)
  if (files) return draw(files)
  return (
    <Answered answer={answer} waiting="Asking the database where it stands">
      {({ sql }) => draw(sql)}
    </Answered>
  )
}

function DatabasePart({ from, to, part }: ReadPanelProps) {
  const answer = usePhaseDiff(from, to)
  const titles = [sideName(from), sideName(to)] as const
  return (
    <Answered answer={answer} waiting="Building both phases in a scratch database">
      {({ catalog = [], rows = [] }) => (
        <Diff>
          {part === 'catalog' ? (
            <CatalogTable catalog={catalog} titles={titles} />
          ) : (
            <RowsTable rows={rows} titles={titles} />
          )}
        </Diff>
      )}
    </Answered>
  )
}

type Sides = Omit<ReadPanelProps, 'part'>
