import { readLineage } from '../../course/read-lineage.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { readCatalog } from '../../history/catalog.ts'
import type { Migration } from '../../history/migration.ts'
import type { SqlFailure, UpEvidence } from '../evidence.ts'
import { readBrought } from './brought.ts'
import { findExtensionsAfter, runBefore } from './extensions-after.ts'
import { compareSurroundings, readSurroundings } from './outside.ts'
import { proveRows } from './prove-rows.ts'
import { runFile } from './run-file.ts'
import type { Scratch } from './scratch.ts'
import {
  findRewritten,
  type Locks,
  readLocks,
  readTables,
  strongest,
  type TableState,
} from './table-locks.ts'
import { trySeed } from './try-seed.ts'

/** Called before a file runs, with its name. */
export type OnFile = (file: string) => Promise<void>

/** Applies the lesson's migrations over the seed, each committed, and looks at what became of it. */
export async function runUp(
  scratch: Scratch,
  added: readonly Migration[],
  onFile: OnFile,
): Promise<UpEvidence> {
  if (added.length === 0) return { status: 'none' }
  const { database } = scratch
  const before = await readTables(database)
  let locks: Locks = {}
  for (const [index, { name, up }] of added.entries()) {
    const file = { file: `${name}/migration.sql`, sql: up }
    await onFile(file.file)
    const tables = index === 0 ? before : await readTables(database)
    const look = async () => {
      locks = strongest(locks, await readLocks(database, tables))
    }
    const outcome = await runFile(database, file, { look })
    if (outcome.status === 'refused') return outcome
    if (outcome.status === 'failed') {
      const later = added.slice(index + 1).map((migration) => migration.up)
      return lookAtFailure(scratch, outcome.failure, up, later)
    }
  }
  return lookAtApplied(scratch, before, locks)
}

async function lookAtFailure(
  { database, seed, phase }: Scratch,
  failure: SqlFailure,
  sql: string,
  later: readonly string[],
): Promise<UpEvidence> {
  const brought = await rolledBack(database, async () => {
    await runBefore(database, sql, failure.statement)
    return readBrought(database, seed, phase)
  })
  const extensionsAfter = await findExtensionsAfter(database, failure, sql, later)
  return { status: 'failed', failure, extensionsAfter, brought }
}

/** A file may have dropped the schema itself, which everything that reads asks for. */
export const READABLE = 'CREATE SCHEMA IF NOT EXISTS public'

async function lookAtApplied(
  { database, seed, phase, rows, surroundings }: Scratch,
  before: readonly TableState[],
  locks: Locks,
): Promise<UpEvidence> {
  const rewritten = findRewritten(before, await readTables(database))
  const now = await readSurroundings(database, surroundings.table)
  const outside = compareSurroundings(surroundings, now)
  await database.execute(READABLE)
  const lineage = await readLineage(database, seed.course, phase)
  return {
    status: 'applied',
    catalog: await readCatalog(database),
    ...(await proveRows(database, rows, lineage)),
    brought: await readBrought(database, seed, phase),
    seeded: await trySeed(database, seed, phase),
    locks,
    rewritten,
    outside,
  }
}
