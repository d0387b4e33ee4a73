import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { PostgresError } from '../database/postgres-error.ts'
import { type Catalog, readCatalog } from '../history/catalog.ts'
import { compareCatalogs, readExpectedCatalog } from '../history/drift.ts'
import { describeDrift } from '../history/drift-text.ts'
import { readJournal } from '../history/journal.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace } from './line.ts'
import type { FindOriginal, StatusFinding } from './status-finding.ts'
import { findJournalFindings, lastPhase, resetTo, type Story } from './status-journal.ts'

export interface StatusReport {
  /** The last phase up to which every migration is applied; 0 is base. */
  phase: number
  /** What a person calls the place: the phase, or the last of their own migrations beyond it. */
  name: string
  /** Names of migrations, in their order. */
  applied: string[]
  pending: string[]
  findings: StatusFinding[]
  /** Whether there is no finding. */
  clean: boolean
}

/**
 * Where a database stands, and everything about it that is not as it should be, whatever state it is
 * in. Writes nothing. `findOriginal` looks for the text of an edited migration as it was applied.
 */
export async function readStatus(
  { database, history, seed, openScratch }: LabContext,
  findOriginal: FindOriginal = async () => undefined,
): Promise<StatusReport> {
  const journal = await readJournal(database)
  const entries = journal.filter(({ rolledBackAt }) => rolledBackAt === null)
  const ran = await readRan(database)
  const course = seed.course
  const story: Story = { entries, ran, history, course, findOriginal: remember(findOriginal) }
  const done = new Set(entries.filter(({ finishedAt }) => finishedAt).map(({ name }) => name))
  const drift = await findDrift(story, database, openScratch)
  const inJournal = await findJournalFindings(story)
  const findings = [...inJournal.map((finding) => inOrder(finding, story, drift)), ...drift]
  const gap = course.lessons.findIndex(({ migration }) => !done.has(migration))
  const phase = gap === -1 ? course.lessons.length : gap
  const pending = history.migrations.findIndex(({ name }) => !done.has(name))
  const place = pending === -1 ? history.migrations.length : pending
  return {
    phase,
    name: nameOfPlace({ history, seed }, gap === -1 ? Math.max(place, phase) : phase),
    applied: [...done].sort(),
    pending: history.migrations.map(({ name }) => name).filter((name) => !done.has(name)),
    findings,
    clean: findings.length === 0,
  }
}

/** What a migration left half done is mended by a reset: a journal put right would only hide it. */
function inOrder(finding: StatusFinding, story: Story, drift: StatusFinding[]): StatusFinding {
  const isHalfDone = finding.kind === 'failed' || finding.kind === 'unfinished'
  return isHalfDone && drift.length > 0 ? { ...finding, fix: resetTo(lastPhase(story)) } : finding
}

/** Prisma counts a migration's step when its SQL has run, and says that it finished after that. */
async function readRan(database: Database): Promise<Set<string>> {
  if (!(await hasTable(database, 'public', '_prisma_migrations'))) return new Set()
  const rows = await database.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND applied_steps_count > 0`,
  )
  return new Set(rows.map(({ name }) => name))
}

async function findDrift(
  story: Story,
  database: Database,
  openScratch: () => Promise<Database>,
): Promise<StatusFinding[]> {
  const fix = resetTo(lastPhase(story))
  const found = await readCatalog(database)
  const applied = await readApplied(story)
  try {
    const expected = applied.length > 0 ? await readExpectedCatalog(openScratch, applied) : NOTHING
    const drift = compareCatalogs(expected, found)
    return drift.map((finding) => ({
      kind: 'drift',
      message: describeDrift(finding, WORDS),
      fix,
      drift: finding,
    }))
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    const message = `The applied migrations don't run on an empty database, so the schema was not compared: ${error.message}.`
    return [{ kind: 'not compared', message, fix }]
  }
}

const WORDS = { unexpected: 'is in no applied migration', expected: 'the migrations make it' }

const NOTHING: Catalog = {
  extensions: [],
  tables: [],
  views: [],
  sequences: [],
  functions: [],
  types: [],
}

/** Asks for each original once. */
function remember(findOriginal: FindOriginal): FindOriginal {
  const known = new Map<string, ReturnType<FindOriginal>>()
  return (name, checksum) => {
    const key = `${name} ${checksum}`
    const original = known.get(key) ?? findOriginal(name, checksum)
    known.set(key, original)
    return original
  }
}

/** The SQL of the applied migrations, each as it was applied where that text is found. */
async function readApplied({ entries, ran, history, findOriginal }: Story) {
  const applied = entries.filter(({ name, finishedAt }) => finishedAt !== null || ran.has(name))
  const sorted = applied.sort((a, b) => (a.name < b.name ? -1 : 1))
  const found = await Promise.all(
    sorted.map(async ({ name, checksum }) => {
      const migration = history.migrations.find((candidate) => candidate.name === name)
      if (migration?.checksum === checksum) return migration
      const original = await findOriginal(name, checksum)
      return original ? { up: original.sql } : migration
    }),
  )
  return found.filter((migration) => migration !== undefined)
}
