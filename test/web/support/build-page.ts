import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { projectPath } from '../../../src/project.node.ts'
import { viteOptions } from '../../../web/build/vite-options.node.ts'

const SOURCES = ['web', 'src', 'lessons', 'prisma/migrations', 'test/web/probe', 'test/one-core']
const HOUR_MS = 60 * 60 * 1000

/** The page of a folder as `npm run web:build` builds it; once for each state of the source. */
export async function buildPage(root: 'web' | 'test/web/probe'): Promise<string> {
  const builds = projectPath('generated/web-pages')
  const folder = join(builds, `${root.replaceAll('/', '-')}-${await keyOfSource()}`)
  if (existsSync(folder)) return folder
  // Built beside and renamed: test files run side by side.
  const making = `${folder}.${process.pid}`
  await mkdir(builds, { recursive: true })
  await build(viteOptions(projectPath(root), making))
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }))
  await removeOld(builds)
  return folder
}

async function keyOfSource(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const names = await readdir(projectPath(source), { recursive: true })
    for (const name of names.sort()) {
      const { mtimeMs, size } = await stat(projectPath(`${source}/${name}`))
      hash.update(`${source}/${name} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

async function removeOld(builds: string): Promise<void> {
  for (const name of await readdir(builds)) {
    const { mtimeMs } = await stat(join(builds, name))
    if (Date.now() - mtimeMs > HOUR_MS)
      await rm(join(builds, name), { recursive: true, force: true })
  }
}
