import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationMissing, migrationUnreadable } from './history-problems.ts'
import { checksumOf, type History, type Migration } from './migration.ts'

/**
 * Reads a migrations folder, and makes sure that `required` are in it. Throws the Problems
 * `MIGRATION_MISSING` and `MIGRATION_UNREADABLE`.
 */
export async function readHistory(folder: string, required: readonly string[]): Promise<History> {
  const names = (await readFolders(folder)).sort()
  const missing = required.find((name) => !names.includes(name))
  if (missing) throw migrationMissing(missing)
  const [lockfile, ...migrations] = await Promise.all([
    findText(folder, 'migration_lock.toml'),
    ...names.map((name) => readMigration(folder, name)),
  ])
  return { migrations, lockfile: lockfile ?? null }
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const up = await findText(folder, join(name, 'migration.sql'))
  if (up === undefined) throw migrationMissing(name)
  const down = await findText(folder, join(name, 'down.sql'))
  return { name, up, down, checksum: await checksumOf(up) }
}

async function readFolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw migrationUnreadable('', error)
  }
}

async function findText(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, file), 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw migrationUnreadable(file, error)
  }
}

function isMissing(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ENOENT'
}
