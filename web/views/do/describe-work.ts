import { placeName } from '../../../src/course/find-place.ts'
import type { Proof } from '../../../src/survival/proof.ts'
import type { RunReport } from '../../lab/run-report.ts'
import type { UndoneReport } from '../../lab/undo-point.ts'
import type { Work } from './work.ts'

/** What a piece of work came to: its kind as a notice, a title, and sentences below it. */
export interface WorkText {
  kind: 'plain' | 'good' | 'caution' | 'trouble'
  title: string
  sentences: readonly string[]
  /** The place in a file where PostgreSQL stopped. */
  excerpt?: string | undefined
}

export function describeWork(work: Work): WorkText {
  switch (work.kind) {
    case 'draft':
      return describeDraft(work.draft.folder, work.draft.sql)
    case 'run':
      return describeRun(work.report, work.way)
    case 'file':
      return describeFile(work)
    case 'database':
      return {
        kind: 'good',
        title: 'Your database is at the start of the lesson again',
        sentences: ['Your files are as they were. Undo brings back what was in it.'],
      }
    case 'undone':
      return describeUndone(work.report)
  }
}

function describeUndone({ undone, place, left }: UndoneReport): WorkText {
  const rows = place.rows === null ? '' : `, with ${place.rows} rows`
  return {
    kind: 'good',
    title: `Your database is back to before: ${undone.before}`,
    sentences: [
      `It is at ${placeName(place)}${rows}. Your files are as they were.`,
      left === 0 ? 'Nothing more to undo.' : `${left} more can be undone.`,
    ],
  }
}

function describeDraft(folder: string, sql: string): WorkText {
  if (sql === '') {
    return {
      kind: 'plain',
      title: 'There is nothing to draft',
      sentences: ['Your migrations lead to what your schema says. Change the schema first.'],
    }
  }
  const isWarned = sql.includes('Warnings:')
  return {
    kind: isWarned ? 'caution' : 'plain',
    title: `Prisma drafted ${folder}, and ran nothing`,
    sentences: [
      isWarned
        ? 'Read it before it runs: Prisma wrote warnings above the SQL.'
        : 'Read it before it runs.',
    ],
  }
}

function describeRun(report: RunReport, way: 'up' | 'down'): WorkText {
  switch (report.status) {
    case 'committed':
      return describeCommitted(report, way)
    case 'rolled back':
      return {
        kind: 'trouble',
        title: `Rolled back: values would have been ${describeHarm(report.proof)}`,
        sentences: ['Your database is as it was. Which values, and in which rows:'],
      }
    case 'failed':
      return describeFailed(report.failure)
    case 'refused':
      return {
        kind: 'trouble',
        title: `${report.file} was not run`,
        sentences: [REFUSED[report.reason]],
      }
    case 'nothing':
      return { kind: 'plain', title: 'There is nothing to run', sentences: [NOTHING[way]] }
    case 'no down':
      return {
        kind: 'plain',
        title: 'There is no way back yet',
        sentences: [`Write ${report.migration}/down.sql: Prisma drafts none.`],
      }
  }
}

/** `lost`, `changed`, or both, as the proof found. */
function describeHarm({ rows, fields }: Proof): string {
  const isLost = rows.found < rows.expected || fields.some(({ lost }) => lost > 0)
  const isChanged = fields.some(({ changed }) => changed > 0)
  if (isLost && isChanged) return 'lost or changed'
  return isChanged ? 'changed' : 'lost'
}

const NOTHING = {
  up: 'Your own database has run every migration in your folders.',
  down: 'Your own database has run no migration of this lesson.',
}

const REFUSED = {
  transaction:
    'It ends the transaction itself (BEGIN, COMMIT, ROLLBACK). Each run here is one transaction, so that a failure leaves nothing: take them out.',
  concurrently:
    'CONCURRENTLY can’t run inside a transaction. Leave it out, or put that statement into a migration of its own.',
  'not text': 'It holds a character that PostgreSQL can’t read (NUL).',
}

function describeCommitted(
  { migrations, seeded, milliseconds }: Extract<RunReport, { status: 'committed' }>,
  way: 'up' | 'down',
): WorkText {
  const names = migrations.join(', ')
  return {
    kind: 'good',
    title: way === 'up' ? `Applied ${names}` : `Rolled back ${names}`,
    sentences: [
      `One transaction, ${milliseconds} ms, and committed: every value that was to stay is there.`,
      ...(seeded > 0 ? [`${seeded} people were put into the table.`] : []),
    ],
  }
}

function describeFailed({
  file,
  message,
  code,
  detail,
  hint,
  excerpt,
}: Extract<RunReport, { status: 'failed' }>['failure']): WorkText {
  return {
    kind: 'trouble',
    title: `PostgreSQL refused ${file}: ${message} (${code})`,
    sentences: [
      ...(detail ? [detail] : []),
      ...(hint ? [`Hint: ${hint}`] : []),
      'Nothing of it stays: the run was rolled back as a whole.',
    ],
    excerpt,
  }
}

function describeFile({ file, answer }: Extract<Work, { kind: 'file' }>): WorkText {
  if (answer.status === 'refused') {
    const { message, code, detail, hint, excerpt } = answer.refusal
    return {
      kind: 'trouble',
      title: `PostgreSQL refused ${file}: ${message} (${code})`,
      sentences: [...(detail ? [detail] : []), ...(hint ? [`Hint: ${hint}`] : [])],
      excerpt,
    }
  }
  const done = answer.results.map(({ command, count }) => `${command}: ${count} rows.`)
  return {
    kind: 'good',
    title: `${file} ran in your own database, in ${answer.milliseconds} ms`,
    sentences: done.length > 0 ? done : ['It holds no statement yet.'],
  }
}
