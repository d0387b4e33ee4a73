import { findFailureReason } from '../history/failure-reason.ts'
import { migrationAmongLessons } from '../history/history-problems.ts'
import type { JournalEntry } from '../history/journal.ts'
import type { History, Migration } from '../history/migration.ts'
import type { Course } from './course.ts'
import { changedLines } from './status-changes.ts'
import type { FindOriginal, Original, StatusFinding } from './status-finding.ts'

/** What the journal says, beside what is on disk. */
export interface Story {
  /** Entries that count: those that were not rolled back. */
  entries: readonly JournalEntry[]
  /** Names of migrations whose SQL ran to its end although the entry is not finished. */
  ran: ReadonlySet<string>
  history: History
  course: Course
  findOriginal: FindOriginal
}

/** Everything in which journal and folders disagree, in the order of the migrations. */
export async function findJournalFindings(story: Story): Promise<StatusFinding[]> {
  const { entries, history, course } = story
  const findings = await Promise.all(entries.map((entry) => findEntryFindings(story, entry)))
  const names = new Set([...entries, ...history.migrations].map(({ name }) => name))
  const missing = course.lessons.filter(({ migration }) => !names.has(migration))
  const noDown = history.migrations.filter(({ down }) => down === undefined)
  return [
    ...findings.flat(),
    ...missing.map(({ migration }) => folderMissing(migration)),
    ...findOutOfOrder(story),
    ...noDown.map(({ name }) => downMissing(name, course)),
  ].sort((a, b) => ((a.migration ?? '') < (b.migration ?? '') ? -1 : 1))
}

/** The command that builds a phase anew; what was there is kept for `npm run undo`. */
export function resetTo(phase: number): string {
  return `npm run reset -- ${phase === 0 ? 'base' : phase}`
}

/** The last phase whose migration the journal holds as finished; 0 for none. */
export function lastPhase({ entries, course }: Pick<Story, 'entries' | 'course'>): number {
  const finished = entries.filter(({ finishedAt }) => finishedAt !== null)
  const names = new Set(finished.map(({ name }) => name))
  return course.lessons.findLast(({ migration }) => names.has(migration))?.phase ?? 0
}

async function findEntryFindings(story: Story, entry: JournalEntry): Promise<StatusFinding[]> {
  if (entry.finishedAt === null) return [unfinished(entry, story.ran.has(entry.name))]
  const migration = story.history.migrations.find(({ name }) => name === entry.name)
  if (migration?.checksum === entry.checksum) return []
  const original = await story.findOriginal(entry.name, entry.checksum)
  return [migration ? edited(story, migration, original) : unknown(story, entry.name, original)]
}

function edited(story: Story, { name, up }: Migration, original?: Original): StatusFinding {
  const file = `prisma/migrations/${name}/migration.sql`
  return {
    kind: 'edited',
    migration: name,
    message: `${file} was changed after it was applied.${original ? '' : " The text that was applied is not in git, so the lines can't be told."}`,
    fix: original ? checkout(original, file) : resetTo(lastPhase(story)),
    changes: original ? changedLines(original.sql, up) : [],
  }
}

function unknown(story: Story, name: string, original?: Original): StatusFinding {
  const folder = `prisma/migrations/${name}`
  return {
    kind: 'unknown',
    migration: name,
    message: `Migration ${name} is applied, but ${folder} is not there.`,
    fix: original ? checkout(original, folder) : resetTo(lastPhase(story)),
  }
}

function checkout({ revision }: Original, path: string): string {
  return `git checkout ${revision === 'HEAD' ? '' : `${revision} `}-- ${path}`
}

function unfinished({ name, logs }: JournalEntry, ran: boolean): StatusFinding {
  const resolve = `npx prisma migrate resolve ${ran ? '--applied' : '--rolled-back'} ${name}`
  const reason = findFailureReason(logs)?.replace(/^(.*?)\.?$/, ' $1.') ?? ''
  return ran
    ? {
        kind: 'unfinished',
        migration: name,
        message: `Migration ${name} ran, but was cut off before the journal said that it finished.`,
        fix: resolve,
      }
    : {
        kind: 'failed',
        migration: name,
        message: `Migration ${name} was started and did not finish.${reason}`,
        fix: resolve,
      }
}

function findOutOfOrder(story: Story): StatusFinding[] {
  const { entries, history } = story
  const applied = new Set(entries.map(({ name }) => name))
  const last = history.migrations.findLast(({ name }) => applied.has(name))
  const skipped = history.migrations.filter(
    ({ name }) => last && name < last.name && !applied.has(name),
  )
  return skipped.map(({ name }) => ({
    kind: 'out of order',
    migration: name,
    message: `Migration ${name} is not applied, but ${last?.name} after it is.`,
    fix: story.course.lessons.some(({ migration }) => migration === name)
      ? resetTo(lastPhase(story))
      : migrationAmongLessons(name, last?.name ?? '').fix,
  }))
}

function folderMissing(name: string): StatusFinding {
  const folder = `prisma/migrations/${name}`
  return {
    kind: 'missing',
    migration: name,
    message: `The migration folder ${folder} is missing.`,
    fix: `git checkout -- ${folder}`,
  }
}

function downMissing(name: string, { lessons }: Course): StatusFinding {
  const file = `prisma/migrations/${name}/down.sql`
  const ofCourse = lessons.some(({ migration }) => migration === name)
  return {
    kind: 'no down',
    migration: name,
    message: `Migration ${name} has no down.sql, so it can't be rolled back.`,
    fix: ofCourse ? `git checkout -- ${file}` : `Write what undoes it into ${file}`,
  }
}
