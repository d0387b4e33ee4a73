import type { Database } from '../database/database.ts'
import { quoteIdentifier } from '../database/quote.ts'
import { applyMigrations } from '../history/apply.ts'
import { rollBack } from '../history/roll-back.ts'
import { CREATE_KEPT, forgetCopiesSince } from '../survival/kept.ts'
import {
  addRestorePoint,
  contentSchema,
  dropRestorePoint,
  type RestorePoint,
  recordsSchema,
} from '../survival/restore-point.ts'
import { takeSnapshot } from '../survival/snapshot.ts'
import { countRows } from './count-rows.ts'
import { placeName } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import { TABLE } from './lineage-at.ts'
import { readLineage } from './read-lineage.ts'
import { requireMigration } from './require-migration.ts'
import { moveSequence } from './seed.ts'
import { readPhase } from './where.ts'

/** Copies rows and journal aside before the first step down, so that `undo` can go back. */
export async function keepBeforeRollback(
  context: LabContext,
  from: number,
  to: number,
): Promise<void> {
  const { database } = context
  const before = `rollback from ${placeName({ phase: from })} to ${placeName({ phase: to })}`
  const rows = await countRows(database)
  const id = await addRestorePoint(database, { kind: 'rollback', before, phase: from, rows })
  await database.execute(`${CREATE_KEPT};
    CREATE TABLE ${contentSchema(id)}.${TABLE} AS TABLE public.${TABLE};
    CREATE TABLE ${contentSchema(id)}._prisma_migrations AS TABLE public._prisma_migrations;
    CREATE TABLE ${recordsSchema(id)}.kept AS SELECT id, restored_at FROM lab.kept`)
}

/** Leads the schema back to the point's phase, then puts its rows and its journal in place. */
export async function undoRollback(context: LabContext, point: RestorePoint): Promise<void> {
  const { database, seed } = context
  const phase = point.phase ?? 0
  await leadTo(context, phase)
  await replaceRows(database, `${contentSchema(point.id)}.${TABLE}`)
  await database.execute(`
    DELETE FROM public._prisma_migrations;
    INSERT INTO public._prisma_migrations TABLE ${contentSchema(point.id)}._prisma_migrations`)
  await forgetCopiesSince(database, `${recordsSchema(point.id)}.kept`)
  await takeSnapshot(database, await readLineage(database, seed.course, phase), phase)
  await dropRestorePoint(database, point.id)
}

async function leadTo(context: LabContext, target: number): Promise<void> {
  const { database, engineModule, history } = context
  for (let phase = await readPhase(context); phase > target; phase -= 1) {
    await rollBack(database, requireMigration(context, phase))
  }
  await applyMigrations(database, engineModule, history, target)
}

async function replaceRows(database: Database, copy: string): Promise<void> {
  const [wanted, there] = [
    await readColumns(database, copy),
    await readColumns(database, `public.${TABLE}`),
  ]
  for (const { name, type } of wanted.filter(
    ({ name }) => !there.some((own) => own.name === name),
  )) {
    await database.execute(
      `ALTER TABLE public.${TABLE} ADD COLUMN ${quoteIdentifier(name)} ${type}`,
    )
  }
  const names = wanted.map(({ name }) => quoteIdentifier(name)).join(', ')
  await database.execute(`DELETE FROM public.${TABLE};
    INSERT INTO public.${TABLE} (${names}) SELECT ${names} FROM ${copy}`)
  await moveSequence(database)
}

function readColumns(database: Database, table: string): Promise<{ name: string; type: string }[]> {
  return database.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  )
}
