import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { applyMigrations } from '../history/apply.ts'
import { rollBack } from '../history/roll-back.ts'
import { exchangeCopies, recallCopies, rememberCopies } from '../survival/kept-list.ts'
import { replaceRows } from '../survival/replace-rows.ts'
import {
  addRestorePoint,
  contentSchema,
  dropRestorePoint,
  forgetOldPoints,
  type RestorePoint,
  recordsSchema,
  setAside,
} from '../survival/restore-point.ts'
import { forgetSnapshot, takeSnapshot } from '../survival/snapshot.ts'
import { countRows } from './count-rows.ts'
import type { LabContext } from './lab-context.ts'
import { type Line, nameOfPlace } from './line.ts'
import { TABLE } from './lineage-at.ts'
import { readLineage } from './read-lineage.ts'
import { requireMigration } from './require-migration.ts'
import { requireTable } from './require-table.ts'
import { moveSequence } from './seed.ts'
import { isRefusal } from './step-failure.ts'
import { readPhase } from './where.ts'

/** What a restore point says of the state that it is about. */
type State = Pick<RestorePoint, 'before' | 'phase' | 'rows' | 'undone'>

/** What a person is told that `undo` goes back before. */
export function rollbackName(line: Line, from: number, to: number): string {
  return `rollback from ${nameOfPlace(line, from)} to ${nameOfPlace(line, to)}`
}

/** Copies rows and journal aside before the first step down, so that `undo` can go back. */
export async function keepBeforeRollback(
  context: LabContext,
  from: number,
  to: number,
): Promise<void> {
  const { database } = context
  const before = rollbackName(context, from, to)
  const rows = await countRows(database)
  await copyAside(database, { before, phase: from, rows, undone: false })
  await forgetOldPoints(database)
}

/**
 * Leads the schema to the point's phase, then puts its rows and its journal in place; what was there
 * is copied aside as `state`. Where that can't be done (the table is damaged, rows of another table
 * point to it), everything is moved aside as it is, and the phase is built from nothing.
 */
export async function exchangeRows(
  context: LabContext,
  point: RestorePoint,
  state: State,
): Promise<void> {
  const { database, seed } = context
  const phase = point.phase ?? 0
  try {
    await database.transaction(() => lead(context, point, state))
  } catch (error) {
    if (!isRefusal(error)) throw error
    await buildAnew(context, point, state)
  }
  await database.execute(`DELETE FROM public._prisma_migrations;
    INSERT INTO public._prisma_migrations TABLE ${contentSchema(point.id)}._prisma_migrations`)
  if (phase === 0) await forgetSnapshot(database, TABLE)
  else await takeSnapshot(database, await readLineage(database, seed.course, phase), phase)
  await dropRestorePoint(database, point.id)
}

async function lead(context: LabContext, point: RestorePoint, state: State): Promise<void> {
  const { database } = context
  const id = await copyAside(database, state)
  const target = point.phase ?? 0
  const from = await readPhase(context)
  await requireTable(context, from)
  for (let phase = from; phase > target; phase -= 1) {
    await rollBack(database, requireMigration(context, phase))
  }
  await applyUpTo(context, from, target)
  await putRows(database, point)
  await exchangeCopies(database, recordsSchema(point.id), recordsSchema(id))
}

async function buildAnew(context: LabContext, point: RestorePoint, state: State): Promise<void> {
  const { database } = context
  const id = await addRestorePoint(database, { kind: 'reset', ...state })
  await setAside(database, id)
  await applyUpTo(context, 0, point.phase ?? 0)
  await putRows(database, point)
  await recallCopies(database, recordsSchema(point.id), recordsSchema(id))
}

/** The columns are looked at where the course ends: own migrations may give them other names. */
async function applyUpTo(context: LabContext, from: number, target: number): Promise<void> {
  const { database, engineModule, history, seed } = context
  const last = seed.course.lessons.length
  if (from < last && last < target) {
    await applyMigrations(database, engineModule, history, last)
    await takeSnapshot(database, await readLineage(database, seed.course, last), last)
  }
  await applyMigrations(database, engineModule, history, target)
}

async function putRows(database: Database, { id }: RestorePoint): Promise<void> {
  if (!(await hasTable(database, contentSchema(id), TABLE))) return
  await replaceRows(database, `public.${TABLE}`, `${contentSchema(id)}.${TABLE}`)
  await moveSequence(database)
}

async function copyAside(database: Database, state: State): Promise<number> {
  const id = await addRestorePoint(database, { kind: 'rollback', ...state })
  const content = contentSchema(id)
  if (await hasTable(database, 'public', TABLE)) {
    await database.execute(`CREATE TABLE ${content}.${TABLE} AS TABLE public.${TABLE}`)
  }
  await database.execute(`${rememberCopies(recordsSchema(id))};
    CREATE TABLE ${content}._prisma_migrations AS TABLE public._prisma_migrations`)
  return id
}
