import { type JournalEntry, readJournal } from '../history/journal.ts'
import type { History, Migration } from '../history/migration.ts'
import { Problem } from '../problem.ts'
import type { LabContext } from './lab-context.ts'

/** `stamped`: the journal says applied, and nothing was run for it. */
export type MigrationState = 'applied' | 'stamped' | 'pending' | 'rolled back' | 'failed'

/** One migration, on disk, in the journal, or in both. Moments are ISO 8601 in UTC. */
export interface MigrationReport {
  name: string
  /** The phase it leads to; null when it is none of the course's. */
  phase: number | null
  /** From the folder's name; null when that doesn't begin with a timestamp. */
  dated: string | null
  /** Of `migration.sql`, or what the journal has when there is no such file. */
  checksum: string
  onDisk: boolean
  /** The journal has another checksum: the file was changed after it ran. */
  edited: boolean
  state: MigrationState
  appliedAt: string | null
  milliseconds: number | null
  rolledBackAt: string | null
  /** The last one applied. */
  current: boolean
  /** The last one on disk. */
  head: boolean
  /** Every attempt, oldest first. */
  entries: HistoryEntry[]
}

/** A row of Prisma's journal as an event. */
export interface HistoryEntry {
  outcome: 'applied' | 'stamped' | 'failed'
  checksum: string
  startedAt: string
  milliseconds: number | null
  rolledBackAt: string | null
  logs: string | null
}

/** One migration with its files. */
export interface MigrationDetails extends MigrationReport {
  up: string | null
  down: string | null
}

/** Every migration on disk and in the journal, oldest first. Throws for no state of the journal. */
export async function readHistoryReport(
  context: Pick<LabContext, 'database' | 'history' | 'seed'>,
): Promise<MigrationReport[]> {
  const { database, history, seed } = context
  const journal = await readJournal(database)
  const names = new Set([...history.migrations, ...journal].map(({ name }) => name))
  const reports = [...names].sort().map((name): MigrationReport => {
    const migration = history.migrations.find((each) => each.name === name)
    const entries = journal.filter((entry) => entry.name === name)
    const phase = seed.course.lessons.find((lesson) => lesson.migration === name)?.phase ?? null
    return { name, phase, dated: dateOf(name), ...standing(migration, entries) }
  })
  const current = reports.findLast(({ appliedAt }) => appliedAt !== null)
  const head = reports.findLast(({ onDisk }) => onDisk)
  return reports.map((each) => ({ ...each, current: each === current, head: each === head }))
}

/** A migration of the report with its files. */
export function withFiles(report: MigrationReport, { migrations }: History): MigrationDetails {
  const migration = migrations.find(({ name }) => name === report.name)
  return { ...report, up: migration?.up ?? null, down: migration?.down ?? null }
}

/**
 * The migration that a word names: its phase, its folder, or a part of the name that no other has.
 * Throws the Problem `MIGRATION_NOT_FOUND`; `nearest` may guess what was meant.
 */
export function requireNamed(
  reports: readonly MigrationReport[],
  word: string,
  nearest: (word: string, names: string[]) => string | undefined,
): MigrationReport {
  const exact = reports.find(({ name, phase }) => name === word || String(phase) === word)
  const partly = reports.filter(({ name }) => name.includes(word))
  const found = exact ?? (partly.length === 1 ? partly[0] : undefined)
  if (found) return found
  const titles = reports.map(({ name }) => titleOf(name))
  const meant = partly[0]?.name ?? nearest(word, titles) ?? titles[0]
  throw new Problem('MIGRATION_NOT_FOUND', {
    message:
      partly.length > 1
        ? `"${word}" is part of ${partly.length} migrations' names: ${partly.map(({ name }) => name).join(', ')}.`
        : `There is no migration "${word}", on disk or in the journal.`,
    fix: `npm run history${meant ? ` -- --show ${meant}` : ''}`,
  })
}

/** A folder's name without its timestamp. */
function titleOf(name: string): string {
  return name.replace(/^\d{14}_/, '')
}

function dateOf(name: string): string | null {
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(name)
  if (!digits) return null
  const [, year, month, day, hour, minute, second] = digits
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function standing(migration: Migration | undefined, journal: readonly JournalEntry[]) {
  const entries = journal.map(toEntry)
  const standing = entries.findLast(({ rolledBackAt }) => rolledBackAt === null)
  const last = entries.at(-1)
  const applied = standing && standing.outcome !== 'failed' ? standing : undefined
  const checksum = migration?.checksum ?? last?.checksum ?? ''
  return {
    checksum,
    onDisk: migration !== undefined,
    edited: applied !== undefined && applied.checksum !== checksum,
    state: standing?.outcome ?? (last ? ('rolled back' as const) : ('pending' as const)),
    appliedAt: applied?.startedAt ?? null,
    milliseconds: applied?.milliseconds ?? null,
    rolledBackAt: standing ? null : (last?.rolledBackAt ?? null),
    current: false,
    head: false,
    entries,
  }
}

function toEntry(entry: JournalEntry): HistoryEntry {
  const { checksum, startedAt, finishedAt, rolledBackAt, steps, logs } = entry
  // Prisma's resolve counts no step. Its two moments are one, but so are those of a step that is quick.
  const finished = steps === 0 ? 'stamped' : 'applied'
  return {
    outcome: finishedAt === null ? 'failed' : finished,
    checksum,
    startedAt: moment(startedAt),
    milliseconds: finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt),
    rolledBackAt: rolledBackAt === null ? null : moment(rolledBackAt),
    logs: logs || null,
  }
}

/** PostgreSQL shows a timestamptz in the session's time zone. */
function moment(text: string): string {
  return new Date(text).toISOString()
}
