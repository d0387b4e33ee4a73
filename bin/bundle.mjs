// The lab's commands are TypeScript in many small files, and reading those takes longer than most
// commands do. So each state of the source is bundled once, into generated/commands/, and run from there.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundles = join(root, 'generated/commands')
// They hold files beside their code, or code that isn't to be twice in a process.
const EXTERNAL = [
  '@electric-sql/*',
  '@energetic-ai/*',
  '@prisma/*',
  'esbuild',
  'pg-native',
  'tsx',
  'vite',
]
// CommonJS packages require what belongs to Node.
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'
const require = requireFrom(import.meta.url)`
const HOUR_MS = 60 * 60 * 1000

/**
 * Imports a source file with all that it imports: `importSource('scripts/phase.ts')`. From the bundle
 * of the source as it is now, which is made when there is none; from the source itself, through tsx,
 * where that can't be made: in a folder that is read-only, or from a source with a mistake in it.
 */
export async function importSource(source) {
  const folder = join(bundles, keyOfSource())
  if (!existsSync(folder) && !(await makeBundle(folder))) {
    const { register } = await import('tsx/esm/api')
    register({ tsconfig: join(root, 'tsconfig.json') })
    return import(pathToFileURL(join(root, source)).href)
  }
  return import(pathToFileURL(join(folder, source.replace(/\.ts$/, '.mjs'))).href)
}

/** Names the source as it is now: every file, its time and its size. */
function keyOfSource() {
  const hash = createHash('sha256').update(`${process.version} ${root}`)
  const add = (file) => {
    const { mtimeMs, size } = statSync(root + file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  for (const folder of ['scripts', 'src', 'lessons', 'web/build', 'web/storage'])
    addFolder(folder, add)
  for (const file of ['package-lock.json', 'bin/bundle.mjs']) add(file)
  return hash.digest('hex').slice(0, 16)
}

// Runs at the start of every command: names are put together as they are, without node:path.
function addFolder(folder, add) {
  for (const entry of readdirSync(root + folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) addFolder(path, add)
    else if (/\.tsx?$/.test(entry.name)) add(path)
  }
}

/** Whether it is there afterwards. Made beside and renamed: two commands at once are safe. */
async function makeBundle(folder) {
  const making = `${folder}.${process.pid}`
  try {
    await mkdir(making, { recursive: true })
    await build(making)
    await rename(making, folder).catch(() => {})
    await removeOld()
  } catch (error) {
    // What is wrong with one file is told by the commands that need it; the others still run.
    if (error.code === 'ERR_MODULE_NOT_FOUND') throw error
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => {})
  }
  return existsSync(folder)
}

async function build(outdir) {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    // Commands, and what is started as a process of its own.
    entryPoints: ['scripts/*.ts', 'src/**/*-main.node.ts', 'src/engine/executable.node.ts'],
    outbase: '.',
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${process.versions.node}`,
    external: EXTERNAL,
    // pg asks it whether this is a Cloudflare worker, and Node loads its whole HTTP client to answer.
    define: { Response: 'undefined' },
    banner: { js: REQUIRE },
    logLevel: 'silent',
  })
}

/** Bundles of earlier states; a command that still runs from one loads parts of it when it needs them. */
async function removeOld() {
  for (const name of await readdir(bundles)) {
    const folder = join(bundles, name)
    const { mtimeMs } = await stat(folder)
    if (Date.now() - mtimeMs > HOUR_MS) await rm(folder, { recursive: true, force: true })
  }
}
