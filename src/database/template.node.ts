import { readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { makeFolder } from './file-problem.node.ts'

/**
 * The data directory that every new PGlite starts from, kept in `folder` because making one takes
 * seconds and opening one does not. Its name holds PGlite's version, so an update makes a new one.
 */
export async function readTemplate(folder: string): Promise<Blob> {
  const file = templateFile(folder)
  try {
    return new Blob([await readFile(file)])
  } catch {
    const { dumpTemplate } = await import('./pglite-database.ts')
    const template = await dumpTemplate()
    await makeFolder(folder)
    // Written beside and renamed, so that two commands at once never read half a file.
    const partial = `${file}.${process.pid}`
    await writeFile(partial, Buffer.from(await template.arrayBuffer()))
    await rename(partial, file)
    return template
  }
}

/** Where the template of the installed PGlite is in `folder`. */
export function templateFile(folder: string): string {
  return join(folder, `template-${pgliteVersion()}.tar`)
}

/** The version of PGlite that is installed; its data directories belong to its major PostgreSQL version. */
export function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = createRequire(import.meta.url)(join(entry, '../../package.json'))
  return manifest.version
}
