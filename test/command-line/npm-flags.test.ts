import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { projectPath } from '../../src/project.node.ts'
import { type CommandLine, readOutcome, withCommandLine } from '../support/command-line.ts'

// `npm run undo --list`: npm takes the flag for itself and hands the words on alone. What the command
// gets is written down here as npm 10 and 11 give it.
const swallowed = [
  { words: ['undo'], npm: { list: 'true' }, fix: 'npm run undo -- --list' },
  { words: ['stamp', '3'], npm: { purge: 'true' }, fix: 'npm run stamp -- 3 --purge' },
  { words: ['phase'], npm: { 1: 'true' }, fix: 'npm run phase -- -1' },
  { words: ['sql', '2'], npm: { 1: 'true' }, fix: 'npm run sql -- 2 -1' },
  { words: ['draft'], npm: { name: 'foo' }, fix: 'npm run draft -- --name foo' },
  { words: ['draft', 'foo'], npm: { name: 'true' }, fix: 'npm run draft -- --name foo' },
  { words: ['history', 'a b'], npm: { show: 'true' }, fix: 'npm run history -- --show "a b"' },
  {
    words: ['draft', 'one', 'a.b=c'],
    npm: { name: 'true', rename: 'true' },
    fix: 'npm run draft -- one a.b=c --name NAME --rename users.name=full_name',
  },
  { words: ['check-lesson'], npm: { all: 'true' }, fix: 'npm run check:lesson -- --all' },
  { words: ['learn'], npm: { plain: 'true' }, fix: 'npm run learn -- --plain' },
  { words: ['learn'], npm: { reset_database: 'true' }, fix: 'npm run learn -- --reset-database' },
] as const

const settingsOf = (name: string, npm: object) => ({
  npm_lifecycle_event: name.replace('check-lesson', 'check:lesson'),
  ...Object.fromEntries(Object.entries(npm).map(([flag, value]) => [`npm_config_${flag}`, value])),
})

test('a flag that npm took for itself is a Problem with the line to type', async () => {
  await withCommandLine('embedded', async ({ run, settings }) => {
    for (const { words, npm, fix } of swallowed) {
      const [name, ...rest] = words
      const own = settingsOf(name, npm)
      Object.assign(settings, own)
      const { code, stdout, stderr } = await run(name, ...rest)
      expect({ words, code, stdout }).toEqual({ words, code: 2, stdout: '' })
      expect(stderr).toContain(`\nNext: ${fix}\nFLAG_SWALLOWED\n`)
      for (const key of Object.keys(own)) delete settings[key]
    }
    expect(await run('phase', 'base')).toMatchObject({ code: 0 })
  })
})

test("npm's --json is the command's, and npm's other settings are none of its", async () => {
  await withCommandLine('embedded', async ({ run, settings }) => {
    Object.assign(settings, settingsOf('phase', { json: 'true', loglevel: 'silent', yes: '' }))
    expect(JSON.parse((await run('phase', '1')).stdout)).toMatchObject({ phase: 1 })
    expect(JSON.parse((await run('phase', 'nowhere')).stdout)).toHaveProperty('problem')
    Object.assign(settings, settingsOf('generate', {}))
    expect(await run('generate')).toMatchObject({ code: 0, stdout: '' })
    // What a script of another name was given is not for this command.
    Object.assign(settings, settingsOf('test', { list: 'true', verbose: 'true' }))
    expect((await run('undo')).stderr).toContain('NOTHING_TO_UNDO')
  })
})

test('so it is with npm itself', async () => {
  await withCommandLine('embedded', async (line) => {
    await line.run('phase', '2')
    await line.run('phase', '1')
    expect(await npmRun(line, 'undo', '--list')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('\nNext: npm run undo -- --list\nFLAG_SWALLOWED\n'),
    })
    expect((await npmRun(line, 'phase', '-1')).stderr).toContain('Next: npm run phase -- -1\n')
    expect(await npmRun(line, 'undo', '--list', '--', '--list')).toMatchObject({ code: 0 })
    expect(JSON.parse((await npmRun(line, 'verify', '--json')).stdout)).toMatchObject({ phase: 1 })
  })
})

async function npmRun({ settings }: CommandLine, name: string, ...words: string[]) {
  const child = spawn('npm', ['run', '--silent', name, ...words], {
    cwd: projectPath(),
    env: { ...process.env, ...settings, NO_COLOR: '1', COLUMNS: '80' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return readOutcome(child)
}
