import type { LearnerProject } from '../../../src/learn/learner-project.ts'
import {
  type Files,
  MIGRATIONS,
  SCHEMA_FILE,
} from '../../../src/learn/workspace/workspace-layout.ts'
import { toMigration } from '../../lab/course-files.ts'

/** A workspace's files as a check reads them; `further` are the lesson's files beside the Prisma project. */
export async function projectOfFiles(
  files: Files,
  further: readonly string[],
): Promise<LearnerProject> {
  const migrations = migrationNames(files).map((name) => ({
    name,
    up: files[folderPath(name, 'migration.sql')] ?? '',
    down: files[folderPath(name, 'down.sql')],
  }))
  const beside = Object.entries(files).filter(([path]) => further.includes(path))
  return {
    schema: files[SCHEMA_FILE],
    migrations: await Promise.all(migrations.map(toMigration)),
    files: Object.fromEntries(beside),
  }
}

/** The folders in `prisma/migrations`, oldest first. */
export function migrationNames(files: Files): string[] {
  const names = Object.keys(files).flatMap((path) => findMigration(path) ?? [])
  return [...new Set(names)].sort()
}

/** The migration that a file is of. */
export function findMigration(path: string): string | undefined {
  return path.startsWith(`${MIGRATIONS}/`) ? path.split('/')[2] : undefined
}

/** The path of a file in a migration's folder. */
export function folderPath(name: string, file: string): string {
  return `${MIGRATIONS}/${name}/${file}`
}

/** The same files, a migration under another name. */
export function renameMigration(files: Files, from: string, to: string): Files {
  const folder = folderPath(from, '')
  const entries = Object.entries(files).map(([path, text]) =>
    path.startsWith(folder) ? [folderPath(to, path.slice(folder.length)), text] : [path, text],
  )
  return Object.fromEntries(entries)
}

export function removeMigration(files: Files, name: string): Files {
  const entries = Object.entries(files).filter(([path]) => findMigration(path) !== name)
  return Object.fromEntries(entries)
}

/** Why a migration can't have this name, as a sentence; undefined when it can. */
export function findNameTrouble(name: string, others: readonly string[]): string | undefined {
  if (!/^\w[\w.-]*$/.test(name)) {
    return 'A folder of a migration is named with letters, digits and _.'
  }
  return others.includes(name) ? `There is a migration ${name} already.` : undefined
}
