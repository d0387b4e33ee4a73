#!/usr/bin/env node
// What `npm run` starts: node bin/run.mjs scripts/phase.ts 3. Imports nothing but what is beside it
// before it can say that packages are missing.
import { importSource } from './bundle.mjs'
import { describeMissing } from './package-missing.mjs'

const [source] = process.argv.splice(2, 1)
try {
  await importSource(source)
} catch (error) {
  const message = describeMissing(error)
  if (message === undefined) throw error
  const problem = { code: 'PACKAGE_MISSING', message, fix: 'npm ci' }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ problem })}\n`)
  else process.stderr.write(`Problem: ${message}\nNext: ${problem.fix}\n${problem.code}\n`)
  process.exitCode = 2
}
