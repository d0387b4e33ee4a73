import { downMissing } from '../history/history-problems.ts'
import type { Migration } from '../history/migration.ts'
import { asPerform, block, tableExists } from '../history/offline-block.ts'
import { guardSql, KEPT_KEYS } from '../history/offline-guard.ts'
import { applySql, rollBackSql } from '../history/offline-journal.ts'
import { recordSql } from '../history/offline-recorder.ts'
import { requireScript } from '../history/transaction-control.ts'
import type { LabContext } from './lab-context.ts'
import { type Line, nameOfPlace, wordOfPlace } from './line.ts'
import { fieldsBroughtBy, lineageAt } from './lineage-at.ts'
import { keepSql, restoreSql } from './offline-kept.ts'
import { restorePointSql } from './offline-restore-point.ts'
import { requireMigration } from './require-migration.ts'
import { fillSeed, insertSeed, moveSequence } from './seed.ts'
import { requirePlace, requireTarget } from './target.ts'
import { rollbackName } from './undo-rollback.ts'

export interface OfflineScript {
  from: number
  to: number
  /** For `psql -1 -f -`. */
  script: string
}

type OfflineContext = Pick<LabContext, 'history' | 'seed'>

/**
 * A script that leaves a database in the state in which `moveTo` leaves it, without reading one: the
 * migrations, Prisma's journal, the seed, the values that a rollback loses copied aside, and what
 * `undo` needs to go back before it. What it doesn't do is prove it. `toWord` may be relative to `fromWord`. Throws the Problems
 * `PHASE_UNKNOWN`, `PHASE_OUT_OF_RANGE`, `MIGRATION_MISSING`, `DOWN_MISSING` and
 * `MIGRATION_ENDS_TRANSACTION`.
 */
export async function offlineSql(
  context: OfflineContext,
  fromWord: string,
  toWord: string,
): Promise<OfflineScript> {
  const from = requirePlace(fromWord, context, 'npm run sql -- 2 3')
  const to = requireTarget(toWord, from, context)
  const applied = range(1, from).map((phase) => requireMigration(context, phase))
  const steps =
    to > from
      ? range(from + 1, to).map((phase) => stepUpSql(context, phase))
      : range(to + 1, from)
          .reverse()
          .map(async (phase) => stepDownSql(context, phase))
  const parts = [
    head(context, from, to),
    guardSql(nameOfPlace(context, from), applied),
    ...(to < from ? [restorePointSql(rollbackName(context, from, to), from)] : []),
    ...(await Promise.all(steps)),
  ]
  // A person's own migrations touch no row of the seed: what was remembered holds them to it.
  const touched = Math.min(from, to) < context.seed.course.lessons.length
  return { from, to, script: [...parts, ...(touched ? [FORGET_SNAPSHOT] : [])].join('\n\n') }
}

async function stepUpSql(context: OfflineContext, phase: number): Promise<string> {
  const { seed } = context
  const migration = requireMigration(context, phase)
  requireScript(migration.up, `${migration.name}/migration.sql`)
  const lineage = lineageAt(seed.course, phase)
  const fields = fieldsBroughtBy(seed.course, phase)
  const seeding = await recordSql((database) =>
    phase === 1
      ? insertSeed(database, seed, phase)
      : fillSeed(database, seed, phase, fields, `pg_temp.${KEPT_KEYS}`),
  )
  const values = seeding.map(asPerform).join('\n')
  const sequence =
    phase === 1 ? [block([], (await recordSql(moveSequence)).map(asPerform).join('\n'))] : []
  return [
    title(
      `${nameOfPlace(context, phase - 1)} → ${nameOfPlace(context, phase)}: apply ${migration.name}`,
    ),
    applySql(migration),
    ...(fields.length > 0 ? [restoreSql(lineage, fields, phase, values)] : []),
    ...sequence,
  ].join('\n\n')
}

function stepDownSql(context: OfflineContext, phase: number): string {
  const { course } = context.seed
  const migration = requireMigration(context, phase)
  const down = requireDown(migration)
  const fields = fieldsBroughtBy(course, phase)
  return [
    title(
      `${nameOfPlace(context, phase)} → ${nameOfPlace(context, phase - 1)}: roll back ${migration.name}`,
    ),
    ...(fields.length > 0 ? [keepSql(lineageAt(course, phase), fields, phase)] : []),
    rollBackSql(migration.name, down),
  ].join('\n\n')
}

function requireDown({ name, down }: Migration): string {
  if (down === undefined) throw downMissing(name)
  requireScript(down, `${name}/down.sql`)
  return down
}

/** What was remembered is of another state now; without it, `verify` holds the rows to the seed. */
const FORGET_SNAPSHOT = block(
  [],
  `IF ${tableExists('lab', 'snapshot')} THEN
  DELETE FROM lab.snapshot WHERE "table" = 'users';
  DELETE FROM lab.snapshot_bucket WHERE "table" = 'users';
END IF;`,
)

function head(line: Line, from: number, to: number): string {
  return `-- From ${nameOfPlace(line, from)} to ${nameOfPlace(line, to)}, in one transaction. To run it:
--
--    npm run --silent sql -- ${wordOfPlace(line, from)} ${wordOfPlace(line, to)} | psql -1 -f - "$DATABASE_URL"
--
-- It stops before it writes when the database is at another place or isn't the
-- lab's. It proves nothing; afterwards: npm run verify`
}

function title(text: string): string {
  return `-- ${text}`
}

/** The whole numbers from one to another, both included. */
function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
