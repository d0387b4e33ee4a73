import { course } from '../../lessons/course.ts'
import { lineageAt } from '../../src/course/lineage-at.ts'
import type { Database } from '../../src/database/database.ts'
import { quoteIdentifier } from '../../src/database/quote.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import { readContext } from '../../src/lab.node.ts'
import { Problem } from '../../src/problem.ts'
import { projectPath } from '../../src/project.node.ts'
import { type Fingerprint, readFingerprint, tableOf } from '../../src/survival/fingerprint.ts'
import { onDatabase } from '../bench-server.ts'
import { type Contest, type Measure, median, time } from '../contest.ts'
import { runLab, runProcess } from '../run-process.ts'
import type { BenchContext } from './bench-context.ts'

const MOST_ROWS = 1_000_000
const ROUNDS = 9
const ADD_COPY_DROP = `
  ALTER TABLE users ADD COLUMN full_name text;
  UPDATE users SET full_name = name;
  ALTER TABLE users ALTER COLUMN full_name SET NOT NULL;
  ALTER TABLE users DROP COLUMN name;`

/** The migration of phase 3 as Prisma's engine applies it, journal included, on tables of any size. */
export function rename(rows: number): (context: BenchContext) => Promise<Contest> {
  return async (context) => {
    const [table, empty] = [await grownTo(context, 2, rows), await grownTo(context, 2, 0)]
    return {
      what: `rename-${rows}`,
      ours: renameMeasure(table, context),
      rivals: [
        { against: 'the same at 0 rows', measure: renameMeasure(empty, context), reach: 1.3 },
        { against: "Prisma's draft with a copy of the values", measure: addCopyDrop(table) },
      ],
    }
  }
}

function renameMeasure(url: string, { home }: BenchContext): Measure {
  const once = () =>
    undone(url, async (database) => {
      const { engineModule, history } = await readContext(database, course, {
        home,
        lockSeconds: 30,
      })
      return time(() => applyMigrations(database, engineModule, history, 3))
    })
  // The engine is compiled at its first use, and what ran before may have left the server busy. A few
  // milliseconds are easily doubled by anything else that runs: the median of several is one run.
  return async () => {
    await once()
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await once())
    return median(times)
  }
}

function addCopyDrop(url: string): Measure {
  return () => undone(url, (database) => time(() => database.execute(ADD_COPY_DROP)))
}

/** The fingerprint of a million rows, four fields, against a query that reads the same bytes. */
export async function proof(context: BenchContext): Promise<Contest> {
  const url = await grownTo(context, 4, MOST_ROWS)
  const { embedding: _, ...columns } = lineageAt(course, 4).columns
  const lineage = { ...lineageAt(course, 4), columns }
  const lengths = Object.values(columns).map(
    (column) => `sum(length(${quoteIdentifier(column ?? '')}::text))`,
  )
  const sum = `SELECT ${lengths.join(', ')} FROM ${tableOf(lineage)}`
  return {
    what: 'proof',
    ours: () => onDatabase(url, (database) => time(() => readFingerprint(database, lineage))),
    rivals: [
      {
        against: 'SELECT sum(length(…))',
        measure: () => onDatabase(url, (database) => time(() => database.query(sum))),
        reach: 1.2,
      },
    ],
  }
}

/** `npm run seed -- --rows 1000000` at phase 3, against the same rows from psql. */
export async function seed(context: BenchContext): Promise<Contest> {
  const { server, home, hasPsql, labAt } = context
  const template = await labAt(3)
  const results = new Set<string>()
  const measured =
    (fill: (url: string) => Promise<{ milliseconds: number }>): Measure =>
    () =>
      server.with(template, async (url) => {
        const { milliseconds } = await fill(url)
        results.add(
          JSON.stringify(await fingerprintOf(url), (_, value) =>
            typeof value === 'bigint' ? `${value}` : value,
          ),
        )
        if (results.size > 1) throw otherRows()
        return milliseconds
      })
  const file = projectPath('bench/seed.sql')
  return {
    what: 'seed',
    ours: measured((url) =>
      runLab({ DATABASE_URL: url, LAB_HOME: home }, 'seed', '--rows', `${MOST_ROWS}`),
    ),
    rivals: [
      {
        against: 'psql INSERT … SELECT',
        measure: hasPsql
          ? measured((url) => runProcess('psql', ['-qX', url, '-f', file]))
          : undefined,
        reach: 1.2,
      },
    ],
  }
}

const grown = new Map<string, Promise<string>>()

/** The URL of a database at a phase whose table has so many rows; 0 empties it. */
export function grownTo(context: BenchContext, phase: number, rows: number): Promise<string> {
  const key = `${phase} ${rows}`
  const url = grown.get(key) ?? grow(context, phase, rows)
  grown.set(key, url)
  return url
}

async function grow({ server, home, labAt }: BenchContext, phase: number, rows: number) {
  const url = await server.create(await labAt(phase))
  if (rows > 0) await runLab({ DATABASE_URL: url, LAB_HOME: home }, 'seed', '--rows', `${rows}`)
  await onDatabase(url, (database) =>
    database.execute(rows > 0 ? 'VACUUM ANALYZE users' : 'TRUNCATE users'),
  )
  return url
}

/** Does `work` in a transaction that is rolled back, so that the next run finds what this one found. */
async function undone(url: string, work: (database: Database) => Promise<number>): Promise<number> {
  let milliseconds = 0
  const undo = new Error('undone')
  await onDatabase(url, (database) =>
    database
      .transaction(async () => {
        milliseconds = await work(database)
        throw undo
      })
      .catch((error) => {
        if (error !== undo) throw error
      }),
  )
  return milliseconds
}

function fingerprintOf(url: string): Promise<Fingerprint> {
  return onDatabase(url, (database) => readFingerprint(database, lineageAt(course, 3)))
}

function otherRows(): Problem {
  return new Problem('BENCH_FAILED', {
    message: "bench/seed.sql makes other rows than npm run seed does: the two can't be compared.",
    fix: 'Make bench/seed.sql say what src/course/grow.ts says, then: npm run bench -- --only seed',
  })
}
