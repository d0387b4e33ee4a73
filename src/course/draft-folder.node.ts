import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import type { DraftReport } from './draft.ts'

const DEFAULT_SCHEMA = 'prisma/schema.prisma'

/** The schema to draft towards, by a file as a person names it. Throws `SCHEMA_UNREADABLE`. */
export async function readSchemaFile(file: string = projectPath(DEFAULT_SCHEMA)): Promise<string> {
  if (file === '') throw noSchema('A schema file without a name')
  try {
    return await readFile(resolve(file), 'utf8')
  } catch (error) {
    throw noSchema(relative('', resolve(file)), error)
  }
}

const noSchema = (file: string, cause?: unknown) =>
  new Problem('SCHEMA_UNREADABLE', {
    message: `${file} can't be read${cause ? `: ${reasonOf(cause)}` : ''}.`,
    fix: `Name a schema file: npm run draft -- --name what_changes --schema ${DEFAULT_SCHEMA}`,
    cause,
  })

/**
 * Writes a draft as a new folder in `prisma/migrations`; never over one that is there. Throws the
 * Problem `DRAFT_NOT_WRITTEN`, and then leaves nothing behind.
 */
export async function writeDraft(
  { folder, up, down }: DraftReport,
  migrations: string = projectPath('prisma/migrations'),
): Promise<void> {
  const path = join(migrations, folder)
  await mkdir(path).catch((error) => {
    throw notWritten(folder, error)
  })
  try {
    // The way back first: a folder with migration.sql counts as a migration.
    await writeFile(join(path, 'down.sql'), down, { flag: 'wx' })
    await writeFile(join(path, 'migration.sql'), up, { flag: 'wx' })
  } catch (error) {
    await rm(path, { recursive: true, force: true })
    throw notWritten(folder, error)
  }
}

const notWritten = (folder: string, cause: unknown) =>
  new Problem('DRAFT_NOT_WRITTEN', {
    message: `prisma/migrations/${folder} can't be written: ${reasonOf(cause)}. Nothing was left behind.`,
    fix: 'Look at it: ls -ld prisma/migrations',
    cause,
  })

/** Node's reason without the path, which may say where on the machine this is. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,.*$/s, '') : String(error)
}
