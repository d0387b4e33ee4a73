import { fieldsBroughtBy } from '../../course/lineage-at.ts'
import { readLineage } from '../../course/read-lineage.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { type Catalog, readCatalog } from '../../history/catalog.ts'
import { catalogObjects } from '../../history/catalog-objects.ts'
import { compareCatalogs } from '../../history/drift.ts'
import type { Migration } from '../../history/migration.ts'
import { splitStatements } from '../../history/sql-statements.ts'
import type { DownEvidence } from '../evidence.ts'
import { proveRows } from './prove-rows.ts'
import { findRowsAside } from './rows-aside.ts'
import { type FileOutcome, runFile, type SqlFile } from './run-file.ts'
import { type OnFile, READABLE } from './run-up.ts'
import type { Scratch } from './scratch.ts'
import { unlessRefused } from './unless-refused.ts'
import { writeSeed } from './write-seed.ts'

export interface DownRun {
  evidence: DownEvidence
  /** Whether the database is now as it was after the way up. */
  isAsBefore: boolean
}

/**
 * Runs every `down.sql`, the last migration's first, on a table that the seed has filled, looks at
 * what became of the values that the lesson found there, and runs the way up once more. All of it is
 * taken back, unless a file holds what can't be in a transaction.
 */
export async function runDown(
  scratch: Scratch,
  added: readonly Migration[],
  upCatalog: Catalog,
  onFile: OnFile,
): Promise<DownRun> {
  const missing = added.filter(({ down }) => down === undefined).map(({ name }) => name)
  if (missing.length > 0) {
    return { evidence: { status: 'missing', names: missing }, isAsBefore: true }
  }
  const { database } = scratch
  const run = (isInside: boolean) => wayDown(scratch, { added, upCatalog, onFile, isInside })
  const trial = await rolledBack(database, () => run(true))
  if (trial) return { evidence: trial, isAsBefore: true }
  const evidence = await run(false)
  if (!evidence) throw new Error('unreachable: a file can run alone outside a transaction')
  return { evidence, isAsBefore: evidence.status === 'applied' && evidence.again }
}

interface Way {
  added: readonly Migration[]
  upCatalog: Catalog
  onFile: OnFile
  /** Whether it is in a transaction; undefined comes back when it can't be. */
  isInside: boolean
}

async function wayDown(scratch: Scratch, way: Way): Promise<DownEvidence | undefined> {
  const { database, seed, phase, before } = scratch
  const { added, upCatalog } = way
  // The embeddings are left out: they are slow to write, and no way back depends on them.
  const filled = fieldsBroughtBy(seed.course, phase).filter((field) => field !== 'embedding')
  await unlessRefused(database, () => writeSeed(database, seed, phase, filled))
  const now = await readLineage(database, seed.course, phase)
  const aside = await findRowsAside(database, now, scratch.rows.fields)
  const downs = added.map(({ name, down = '' }) => ({ file: `${name}/down.sql`, sql: down }))
  const stop = await runFiles(scratch, downs.toReversed(), way)
  if (stop) return stop.status === 'alone' ? undefined : stop
  await database.execute(READABLE)
  const catalog = await readCatalog(database)
  const empty = added.filter(({ down = '' }) => splitStatements(down).length === 0)
  // A migration may leave nothing to take back, such as an extension that stays.
  if (empty.length > 0 && compareCatalogs(before, catalog).length > 0) {
    return { status: 'empty', names: empty.map(({ name }) => name) }
  }
  const lineage = await readLineage(database, seed.course, phase - 1)
  const compared = await proveRows(database, aside, lineage)
  const ups = added.map(({ name, up }) => ({ file: `${name}/migration.sql`, sql: up }))
  const stopAgain = await runFiles(scratch, ups, way)
  if (stopAgain?.status === 'alone') return undefined
  const again = !stopAgain && isSame(upCatalog, await readCatalog(database))
  return { status: 'applied', catalog, ...compared, again }
}

/** Runs files one after the other up to the first that doesn't run to its end. */
async function runFiles(
  { database }: Scratch,
  files: readonly SqlFile[],
  { onFile, isInside }: Way,
): Promise<Exclude<FileOutcome, { status: 'ran' }> | undefined> {
  for (const file of files) {
    await onFile(file.file)
    const outcome = await runFile(database, file, { isInside })
    if (outcome.status !== 'ran') return outcome
  }
  return undefined
}

function isSame(one: Catalog, other: Catalog): boolean {
  const objects = [...catalogObjects(one)]
  const others = catalogObjects(other)
  return (
    objects.length === others.size && objects.every(([object, text]) => others.get(object) === text)
  )
}
