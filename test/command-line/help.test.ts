import { readdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { projectPath } from '../../src/project.node.ts'
import { commandLine } from '../support/command-line.ts'

const names = readdirSync(projectPath('scripts')).map((file) => file.replace(/\.ts$/, ''))

test.each(names)('%s --help says what it takes, and does nothing', async (name) => {
  const { run } = commandLine(projectPath(), { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })
  const written = async () => (await stat(projectPath('lessons/embeddings.bin'))).mtimeMs
  const before = await written()
  const { code, stdout, stderr } = await run(name, '--help')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain(
    `USAGE npm run ${name.replace(/^(check|web|test)-(?=lesson|build|web)/, '$1:')}`,
  )
  expect(await written()).toBe(before)
})
