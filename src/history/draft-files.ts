import type { DataLoss } from './data-loss.ts'
import { type Rename, renameSql } from './draft-rename.ts'
import { isEmptyDraft } from './draft-statements.ts'
import { applyPatches, type DraftPatch } from './draft-vector.ts'

/** A migration's two files. */
export interface BothFiles {
  up: string
  down: string
}

/**
 * `migration.sql` of a draft: what Prisma drafted for what is left after the renames, with the
 * patches in place and the losses above it. Where there are renames, Prisma's draft without them
 * stands above as a comment.
 */
export function upSql(
  drafted: string,
  rest: string,
  {
    losses,
    renames,
    patches,
  }: {
    losses: readonly DataLoss[]
    renames: readonly Rename[]
    patches: readonly DraftPatch[]
  },
): string {
  const warnings = losses.map(({ effect, message }) => `  - ${message}: ${EFFECTS[effect]}.`)
  const head = warnings.length > 0 ? [`/*\n  Warnings:\n\n${warnings.join('\n')}\n*/`] : []
  const renaming = renames.length > 0 ? [renamingSql(drafted, renames)] : []
  const body = isEmptyDraft(rest) ? [] : [applyPatches(rest.trim(), patches)]
  return `${[...renaming, ...head, ...body].join('\n\n')}\n`
}

const EFFECTS = { lost: 'lost', refused: 'refused on a table with rows' } as const

function renamingSql(drafted: string, renames: readonly Rename[]): string {
  const comment = drafted.trim().replace(/^/gm, '--    ').replace(/ +$/gm, '')
  return `-- A rename. Prisma can't tell one from a removal and an addition, and drafted:
--
${comment}
--
-- That loses every value. This changes the catalog and touches no row:
${renames.map(renameSql).join('\n')}`
}
