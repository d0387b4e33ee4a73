#!/usr/bin/env node
// `npm run doctor` has to answer where packages are missing, tsx among them: what runs it is plain
// JavaScript that imports nothing before it can say what went wrong.
try {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../scripts/doctor.ts')
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  const [message] = error.message.split(' imported from')
  const detail = `A package is missing, or a file of the project: ${message}.`
  const fix = 'npm ci'
  const checks = [{ name: 'packages', status: 'failed', detail, fix }]
  const text = process.argv.includes('--json')
    ? JSON.stringify({ ok: false, checks }, null, 2)
    : `✗ packages          ${detail}\n                    Next: ${fix}`
  process.stdout.write(`${text}\n`)
  process.exitCode = 2
}
