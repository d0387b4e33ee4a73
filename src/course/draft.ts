import type { Database } from '../database/database.ts'
import { countDataLoss } from '../history/data-loss.ts'
import { type Draft, type DraftTools, draftMigration } from '../history/draft-migration.ts'
import type { Rename } from '../history/draft-rename.ts'
import { Problem } from '../problem.ts'

export interface DraftReport extends Draft {
  /** The new folder's name in `prisma/migrations`. */
  folder: string
  /** Whether the losses were counted in the lab database. */
  counted: boolean
}

export interface DraftRequest {
  /** What comes after the timestamp: letters, digits and `_`. */
  name: string
  /** The schema to get to: contents of a `schema.prisma`. */
  schema: string
  renames: readonly Rename[]
  now: Date
  /** The lab database, to count what would be lost; it is only read. */
  database: Database | undefined
}

const LONGEST_NAME = 100

/**
 * Drafts a migration with its rollback; undefined when the history leads to the schema already.
 * Writes nothing. Throws what `draftMigration` and `requireDraftName` throw.
 */
export async function draft(
  tools: DraftTools,
  { name, schema, renames, now, database }: DraftRequest,
): Promise<DraftReport | undefined> {
  requireDraftName(name)
  const drafted = await draftMigration(tools, schema, renames)
  if (!drafted) return undefined
  const last = tools.history.migrations.at(-1)?.name
  const losses = database ? await countDataLoss(database, drafted.losses) : drafted.losses
  const folder = `${timestampAfter(last, now)}_${name}`
  return { folder, counted: database !== undefined, ...drafted, losses }
}

/** Throws the Problem `DRAFT_NAME_INVALID`. */
export function requireDraftName(name: string): void {
  if (/^\w+$/.test(name) && name.length <= LONGEST_NAME) return
  throw new Problem('DRAFT_NAME_INVALID', {
    message: name
      ? `A migration's name is letters, digits and _, at most ${LONGEST_NAME}; "${name.slice(0, LONGEST_NAME)}" is not.`
      : 'A draft needs a name that says what it changes.',
    fix: `npm run draft -- --name ${suggestName(name)}`,
  })
}

function suggestName(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.join('_').slice(0, LONGEST_NAME) || 'what_changes'
}

/**
 * `yyyymmddhhmmss` in UTC, as Prisma names folders: now, or a second after the last one, because
 * migrations run in the order of their names.
 */
export function timestampAfter(last: string | undefined, now: Date): string {
  const stamp = toStamp(now)
  const before = /^\d{14}/.exec(last ?? '')?.[0]
  if (before === undefined || before < stamp) return stamp
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(before) ?? []
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number)
  return toStamp(new Date(Date.UTC(year, month - 1, day, hour, minute, second + 1)))
}

function toStamp(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14)
}
