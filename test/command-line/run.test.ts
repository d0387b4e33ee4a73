import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { withProjectCopy } from '../support/command-line.ts'

/** What `npm run <words>` prints on both streams, without npm. */
async function run(folder: string, ...words: string[]): Promise<string> {
  const program = join(folder, 'bin/run.mjs')
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }
  const ended = promisify(execFile)(process.execPath, [program, ...words], options)
  const { stdout, stderr } = await ended.catch((error) => error)
  return stdout + stderr
}

/** How many bundles were made of the project in a folder. */
async function countBundles(folder: string): Promise<number> {
  const cache = join(folder, 'node_modules/.cache/prisma-migration-lab')
  const names = (await readdir(cache)).filter((name) => name.startsWith('commands-'))
  const texts = names.map((name) => readFile(join(cache, name, 'verify.js'), 'utf8'))
  return (await Promise.all(texts)).filter((text) => text.includes(folder)).length
}

test('a command is bundled once for all who start it, and again when its source changes', async () => {
  await withProjectCopy(async (folder) => {
    const first = await Promise.all([
      run(folder, 'verify', '--help'),
      run(folder, 'phase', '--help'),
    ])
    expect(first).toEqual([
      expect.stringContaining('Prove that every value is there'),
      expect.stringContaining('Move the lab database to a phase'),
    ])
    expect(await countBundles(folder)).toBe(1)
    const file = join(folder, 'scripts/verify.ts')
    const source = await readFile(file, 'utf8')
    await writeFile(file, source.replace('every value is there', 'each value is there'))
    expect(await run(folder, 'verify', '--help')).toContain('Prove that each value is there')
    expect(await countBundles(folder)).toBe(2)
  })
})

test('a source that cannot be bundled is run as it is, and says what is wrong with it', async () => {
  await withProjectCopy(async (folder) => {
    await writeFile(join(folder, 'scripts/broken.ts'), 'const one = ;')
    expect(await run(folder, 'verify', '--help')).toContain('Prove that every value is there')
    expect(await countBundles(folder)).toBe(0)
    expect(await run(folder, 'broken')).toMatch(/broken\.ts:1:12: ERROR: Unexpected ";"/)
  })
})
