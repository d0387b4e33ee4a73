import type { DraftReport } from '../course/draft.ts'
import type { DataLoss } from '../history/data-loss.ts'
import type { Trial } from '../history/draft-migration.ts'
import { showRename } from '../history/draft-rename.ts'
import type { Page } from './page.ts'
import { renderSql } from './render-sql.ts'
import { wrapText } from './wide-text.ts'

/** What was written, and what to know before it is run; `schema` is the file as it was typed. */
export function renderDraft(report: DraftReport, schema: string | undefined, page: Page): string {
  const { folder, up, down, losses, candidates, patches, unknownIndexes, trial } = report
  const file = (name: string, sql: string) =>
    `${page.paint('bold', `prisma/migrations/${folder}/${name}`)}\n${renderSql(sql, page)}`
  const notes = [
    ...losses.map((loss) => renderLoss(loss, report.counted)),
    ...candidates.map((rename) => renderCandidate(showRename(rename), folder, schema)),
    ...unknownIndexes.map(
      ({ name, method, keep }) =>
        `! The schema doesn't name index ${name} (${method}), so Prisma drops it. To keep it, add to its model: ${keep}`,
    ),
    ...patches.map(({ written, why }) => `+ ${why} ${written.replace(/\s+/g, ' ')}`),
    renderTrial(trial),
  ]
  return [
    file('migration.sql', up),
    file('down.sql', down),
    notes.map((note) => setIn(note, page)).join('\n'),
    `Both files are written; no database was touched.\n${page.paint('bold', 'Next:')} read them, patch them, then: npm run lint:sql\n      and to apply it, proven: npm run phase -- next`,
  ].join('\n\n')
}

/** The history leads to the schema already; `own` are its migrations behind those of the course. */
export function renderNoDraft(own: readonly string[]): string {
  const last = own.at(-1)
  const which = last === undefined ? '' : `, the last of them ${last}`
  const next = last === undefined ? '' : '\nNext: npm run phase -- head'
  return `Nothing to draft: the migrations lead to this schema already${which}.\nNo folder was written.${next}`
}

function renderLoss({ effect, message, values }: DataLoss, counted: boolean): string {
  if (effect === 'refused') {
    const rows = values === null ? '' : ` (${values} now)`
    return `! ${message}: refused while rows are in its way${rows}.`
  }
  if (values !== null) return `! ${message}: ${values} values lost.`
  return `! ${message}: lost${counted ? ' (the lab database has none of it now)' : ''}.`
}

function renderCandidate(rename: string, folder: string, schema: string | undefined): string {
  const words = `--name ${folder.replace(/^\d+_/, '')}${schema ? ` --schema ${schema}` : ''}`
  return `? Is ${rename.replace('=', ' → ')} a rename? Then type:
rm -r prisma/migrations/${folder}
npm run draft -- ${words} --rename ${rename}`
}

function renderTrial(trial: Trial): string {
  if (trial.result === 'exact') {
    return '✓ Tried in a scratch database: down.sql leads back to what was there.'
  }
  if (trial.result === 'refused') {
    return `✗ Tried in a scratch database, and PostgreSQL refused it: ${trial.message}.`
  }
  const objects = trial.findings.map(({ kind, object }) => `${object} ${kind}`).join(', ')
  return `✗ Tried in a scratch database: down.sql does not lead back. Patch it: ${objects}.`
}

/** The first line wraps; the commands below it stay as they can be copied. */
function setIn(note: string, page: Page): string {
  const [text = '', ...commands] = note.split('\n')
  const lines = [...wrapText(text, page.columns - 4).split('\n'), ...commands]
  return lines.map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`)).join('\n')
}
