import { endName, type PhaseDiff } from '../course/diff.ts'
import type { SqlStep } from '../course/diff-sql.ts'
import type { Page } from './page.ts'
import { renderDiff } from './render-diff.ts'
import { renderCatalogDiff, renderRowsDiff } from './render-phase-diff-tables.ts'
import { renderSql } from './render-sql.ts'

/** What changed between two states: schema, SQL, catalog and rows, as far as they were asked for. */
export function renderPhaseDiff(diff: PhaseDiff, page: Page): string {
  const { from, to, schema, sql, catalog, rows } = diff
  const parts = [
    schema && part('schema.prisma', renderSchemaDiff(diff, page), page),
    sql && renderSteps(sql, page),
    catalog && part('catalog', renderCatalogDiff(catalog, page), page),
    rows && part('rows, a sample', renderRowsDiff(rows, page), page),
  ]
  const title = page.paint('bold', `${endName(from)} → ${endName(to)}`)
  return [title, ...parts.filter((text) => text !== undefined)].join('\n\n')
}

function renderSchemaDiff({ from, to, schema }: PhaseDiff, page: Page): string {
  const lines = schema && renderDiff(schema.before, schema.after, page)
  if (!lines) return page.paint('dim', '  (the same)')
  return [
    page.paint('red', `  --- ${endName(from)}`),
    page.paint('green', `  +++ ${endName(to)}`),
    lines,
  ].join('\n')
}

function renderSteps(steps: readonly SqlStep[], page: Page): string {
  if (steps.length === 0) {
    return part('SQL', page.paint('dim', '  (no migration between them)'), page)
  }
  return steps.flatMap((step) => renderStep(step, page)).join('\n\n')
}

/** The file that leads from the one state to the other first, then the way back. */
function renderStep({ migration, direction, up, down }: SqlStep, page: Page): string[] {
  const file = (name: string, sql: string | null, note: string) =>
    part(
      `${migration}/${name} (${note})`,
      sql === null ? page.paint('dim', '  (there is no such file)') : renderSql(sql, page),
      page,
    )
  const isUp = direction === 'up'
  const files = [
    file('migration.sql', up, isUp ? 'up' : 'the way back up'),
    file('down.sql', down, isUp ? 'the way back down' : 'down'),
  ]
  return isUp ? files : files.reverse()
}

function part(title: string, body: string, page: Page): string {
  return `${page.paint('bold', title)}\n${body}`
}
