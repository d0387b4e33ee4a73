import type { SearchHit } from '../course/search.ts'
import { type DraftReport, TOUR_QUESTION, type TourPhase } from '../course/tour.ts'
import type { Page } from './page.ts'
import { renderDiff } from './render-diff.ts'
import { renderProof } from './render-proof.ts'
import { renderRows } from './render-rows.ts'
import { renderSql } from './render-sql.ts'
import { renderTable } from './render-table.ts'
import { showValue } from './show-value.ts'
import { wrapText } from './wide-text.ts'

export function renderTourHead(server: string, page: Page): string {
  const words = `The same rows go through four phases of one schema, for real, on a database that is thrown away afterwards. Nothing of yours is touched.`
  return `${page.paint('bold', 'prisma-migration-lab')}  ${server}\n${wrapText(words, page.columns)}`
}

/** One phase: what changes in the schema, the SQL, the rows before and after, the proof. */
export function renderTourPhase(tour: TourPhase, page: Page): string {
  const { phase, title, summary, schemaBefore, schema, sql, step } = tour
  return [
    heading(`Phase ${phase}: ${title}`, page),
    wrapText(summary, page.columns),
    '',
    part(
      'schema.prisma',
      renderDiff(withoutBlocks(schemaBefore), withoutBlocks(schema), page),
      page,
    ),
    part(`${step.migration}/migration.sql`, renderSql(sql, page), page),
    part('rows before', renderRows(step.before, page), page),
    part('rows after', renderRows(step.after, page), page),
    part('proof', renderProof(step.proof, page), page),
    page.paint('green', `  ✓ committed (${step.milliseconds} ms)\n`),
  ].join('\n')
}

/** The mistake: Prisma's own draft on the same rows. */
export function renderTourDraft(draft: DraftReport, page: Page): string {
  const { sql, refusal, optionalSql, step } = draft
  return [
    heading('Before phase 3: what Prisma drafts for a rename', page),
    part('the draft', renderSql(sql, page), page),
    wrapText(`PostgreSQL refuses it on a table with rows: ${refusal}`, page.columns),
    '',
    wrapText(
      'So make the field optional, as many do then, and let Prisma draft again:',
      page.columns,
    ),
    '',
    part('the draft that runs', renderSql(optionalSql, page), page),
    part('rows before', renderRows(step.before, page), page),
    part('rows after', renderRows(step.after, page), page),
    part('proof', renderProof(step.proof, page), page),
    page.paint('red', `  ✗ rolled back: ${lostText(draft)}. Now the patched file.`),
  ].join('\n')
}

export function renderTourSearch(hits: readonly SearchHit[], page: Page): string {
  const people = hits.map(({ name, bio, distance }) => [
    distance.toFixed(3),
    showValue(name),
    showValue(bio),
  ])
  const columns = [{ title: 'distance' }, { title: 'name' }, { title: 'bio' }]
  return part(`asked by meaning: ${TOUR_QUESTION}`, renderTable(columns, people, page), page)
}

/** Four phases in a table, and what to type next. */
export function renderTourEnd(phases: readonly TourPhase[], page: Page): string {
  const columns = [
    { title: 'phase' },
    { title: 'rows', align: 'right' as const },
    { title: 'fields', align: 'right' as const },
    { title: 'values proven', align: 'right' as const },
    { title: 'ms', align: 'right' as const },
  ]
  const rows = phases.map(({ phase, title, step }) => [
    `${phase} ${title}`,
    String(step.proof.rows.found),
    String(step.proof.fields.length),
    String(step.proof.fields.reduce((sum, { preserved }) => sum + preserved, 0)),
    String(step.milliseconds),
  ])
  return `${renderTable(columns, rows, page)}

${page.paint('bold', 'Next, on your own lab database:')}
  npm run phase -- 1          create the table, with a hundred people in it
  npm run phase -- next       one phase further, every value proven
  npx prisma migrate status   what Prisma itself says about it`
}

/** `100 values of name would be lost`, from the proof. */
function lostText({ step }: DraftReport): string {
  const lost = step.proof.fields.filter((field) => field.lost + field.changed > 0)
  return lost.map(({ field, lost, changed }) => `${lost + changed} of ${field} gone`).join(', ')
}

function heading(text: string, page: Page): string {
  return `\n${page.paint('cyan', `── ${page.paint('bold', text)} ${'─'.repeat(Math.max(2, page.columns - text.length - 4))}`)}`
}

function part(title: string, body: string, page: Page): string {
  return `${page.paint('bold', title)}\n${body}\n`
}

/** The models alone: generator and datasource are the same in every phase. */
function withoutBlocks(schema: string): string {
  return schema.slice(Math.max(0, schema.search(/^model /m)))
}
