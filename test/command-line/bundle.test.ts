import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine, withProjectCopy } from '../support/command-line.ts'

const SCRIPT = 'scripts/sql.ts'

function withCopiedCommands(
  work: (line: ReturnType<typeof commandLine>, folder: string) => Promise<void>,
): Promise<void> {
  return withProjectCopy((folder) => work(commandLine(folder, { DATABASE_URL: '' }), folder))
}

const bundlesOf = (folder: string) => readdir(join(folder, 'generated/commands'))

test('a command runs from one bundle, until its source changes', async () => {
  await withCopiedCommands(async ({ run }, folder) => {
    await Promise.all([run('sql', '--help'), run('sql', '--help'), run('phase', '--help')])
    expect(await bundlesOf(folder)).toHaveLength(1)
    const text = await readFile(join(folder, SCRIPT), 'utf8')
    await writeFile(join(folder, SCRIPT), text.replace('The move as a script', 'Something else'))
    expect((await run('sql', '--help')).stdout).toContain('Something else')
    expect(await bundlesOf(folder)).toHaveLength(2)
  })
})

test('a mistake in one source file stops only the commands that need it', async () => {
  await withCopiedCommands(async ({ run }, folder) => {
    await appendFile(join(folder, SCRIPT), '\nconst = 1\n')
    expect(await run('phase', '--help')).toMatchObject({ code: 0, stderr: '' })
    const broken = await run('sql', '--help')
    expect(broken.code).toBe(1)
    expect(broken.stderr).toContain(SCRIPT)
    expect(await bundlesOf(folder)).toEqual([])
  })
})

test('where no bundle can be written, commands run from their source', async () => {
  await withCopiedCommands(async ({ run }, folder) => {
    await writeFile(join(folder, 'generated/commands'), '')
    expect(await run('sql', '--help')).toMatchObject({ code: 0, stderr: '' })
  })
})

test('without packages a command says what to type', async () => {
  await withCopiedCommands(async ({ run }, folder) => {
    await rm(join(folder, 'node_modules'))
    expect(await run('phase', '3')).toEqual({
      code: 2,
      stdout: '',
      stderr: `Problem: A package is missing, or a file of the project: Cannot find package 'esbuild'.
Next: npm ci
PACKAGE_MISSING
`,
    })
    expect(JSON.parse((await run('phase', '3', '--json')).stdout)).toMatchObject({
      problem: { code: 'PACKAGE_MISSING', fix: 'npm ci' },
    })
  })
})

test('so it does where packages go missing after it was bundled', async () => {
  await withCopiedCommands(async ({ run, settings }, folder) => {
    settings.LAB_HOME = join(folder, '.lab')
    await run('sql', '--help')
    await rm(join(folder, 'node_modules'))
    const lines = [
      ...['start', 'status', 'verify', 'app', 'roundtrip', 'generate'].map((name) => [name]),
      ['phase', '3'],
      ['diff', '2', '3'],
      ['draft', '--name', 'x'],
      // The words of a Problem take a package to wrap them.
      ['phase', 'é'.repeat(100)],
    ]
    for (const [name = '', ...words] of lines) {
      const { code, stdout, stderr } = await run(name, ...words)
      expect({ name, code, stdout }).toEqual({ name, code: 2, stdout: '' })
      expect(stderr).toMatch(
        /^Problem: A package is missing.*: Cannot find (package|module) '[\w@./-]+'\.\nNext: npm ci\nPACKAGE_MISSING\n$/,
      )
      const json = await run(name, ...words, '--json')
      if (name !== 'generate')
        expect(JSON.parse(json.stdout)).toHaveProperty('problem.fix', 'npm ci')
    }
  })
})
