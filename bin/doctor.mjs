#!/usr/bin/env node
// `npm run doctor` has to answer where packages are missing, as one of its checks.
import { importSource } from './bundle.mjs'
import { describeMissing } from './package-missing.mjs'

try {
  await importSource('scripts/doctor.ts')
} catch (error) {
  const detail = describeMissing(error)
  if (detail === undefined) throw error
  const fix = 'npm ci'
  const checks = [{ name: 'packages', status: 'failed', detail, fix }]
  const text = process.argv.includes('--json')
    ? JSON.stringify({ ok: false, checks }, null, 2)
    : `✗ packages          ${detail}\n                    Next: ${fix}`
  process.stdout.write(`${text}\n`)
  process.exitCode = 2
}
