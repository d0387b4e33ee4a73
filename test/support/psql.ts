import { spawn, spawnSync } from 'node:child_process'
import { type Outcome, readOutcome } from './command-line.ts'

/** Whether this machine has psql. */
export const hasPsql = spawnSync('psql', ['--version']).status === 0

/** Runs a script as the lab says: in one transaction. */
export function runPsql(url: string, script: string): Promise<Outcome> {
  const words = ['--no-psqlrc', '-q', '-1', '-f', '-', url]
  const child = spawn('psql', words, { stdio: 'pipe' })
  child.stdin.end(script)
  return readOutcome(child)
}
