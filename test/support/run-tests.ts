import { spawn } from 'node:child_process'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPath } from '../../src/project.node.ts'
import { readOutcome } from './command-line.ts'

/** Gives a copy of the project its tests. */
export async function copyTests(folder: string): Promise<void> {
  for (const name of ['test', 'vitest.config.ts', 'README.md']) {
    await cp(projectPath(name), join(folder, name), { recursive: true })
  }
}

/** Runs those tests of a copy's files whose names match; returns what failed, and how many passed. */
export async function runTests(folder: string, files: readonly string[], names: string) {
  const report = join(folder, 'tests.json')
  const words = [...files, '-t', names, '--reporter=json', '--outputFile', report]
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words], {
    cwd: folder,
    env: { ...process.env, VITEST: undefined, TEST_DATABASE_URL: undefined, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outcome = await readOutcome(child)
  const { testResults } = JSON.parse(
    await readFile(report, 'utf8').catch(() => {
      throw new Error(outcome.stderr + outcome.stdout)
    }),
  )
  const tests: { title: string; status: string }[] = testResults.flatMap(
    ({ assertionResults }: { assertionResults: unknown[] }) => assertionResults,
  )
  const failed = tests.filter(({ status }) => status === 'failed').map(({ title }) => title)
  return { failed, passed: tests.filter(({ status }) => status === 'passed').length }
}
