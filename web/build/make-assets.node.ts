import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { pgliteVersion } from '../../src/database/template.node.ts'
import { projectPath } from '../../src/project.node.ts'
import { readEncoderFiles } from './encoder-files.node.ts'
import { makeTemplate } from './make-template.node.ts'

/** Goes up when `makeTemplate` makes another one of the same PGlite. */
const TEMPLATE = 3
const NAMES = ['template.bin', 'pglite-files.bin', 'sizes.json']
type Paths = [template: string, pgliteFiles: string, sizes: string]
const PGLITE = '@electric-sql/pglite'
const ENGINE = '@prisma/schema-engine-wasm/schema_engine_bg'

/**
 * Writes what the page fetches beside its code to `generated/web`, once for each version of PGlite: a
 * data directory to start from, PGlite's own files, which few hosts would compress, and how large
 * everything is.
 */
export async function makeAssets(): Promise<void> {
  const folder = projectPath('generated/web')
  await mkdir(folder, { recursive: true })
  const version = `${pgliteVersion()}-${TEMPLATE}`
  const isCurrent = (await readFile(join(folder, 'version'), 'utf8').catch(() => '')) === version
  const [template, pgliteFiles, sizes] = NAMES.map((name) => join(folder, name)) as Paths
  if (isCurrent && [template, pgliteFiles, sizes].every((file) => existsSync(file))) return
  await write(template, await compress(await makeTemplate()))
  await write(pgliteFiles, await compress(await readFile(packageFile(PGLITE, 'pglite.data'))))
  const fetched = {
    pglite: packageFile(PGLITE, 'pglite.wasm'),
    engine: packageFile(ENGINE, 'schema_engine_bg.wasm'),
    pgliteFiles,
    template,
  }
  const entries = Object.entries(fetched).map(async ([name, file]) => [
    name,
    (await stat(file)).size,
  ])
  const encoder = (await readEncoderFiles()).reduce((sum, { content }) => sum + content.length, 0)
  await write(
    sizes,
    JSON.stringify({ opening: Object.fromEntries(await Promise.all(entries)), encoder }),
  )
  await write(join(folder, 'version'), version)
}

/** A file that lies beside what a package exports. */
function packageFile(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(name)), file)
}

function compress(bytes: Uint8Array): Promise<Uint8Array> {
  return promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })
}

// Written beside and renamed, so that two builds at once never read half a file.
async function write(file: string, content: Uint8Array | string): Promise<void> {
  const partial = `${file}.${process.pid}`
  await writeFile(partial, content)
  await rename(partial, file)
}
