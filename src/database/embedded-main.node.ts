import { EmbeddedProcess } from './embedded-process.node.ts'
import type { StartReport } from './embedded-server.node.ts'
import { fileProblem } from './file-problem.node.ts'

// The background process of the embedded server; `embedded-server.node.ts` starts it.
const [home, idleMinutes] = process.argv.slice(2)
if (!home) throw new Error('Usage: embedded-main.node.ts <home> <idle minutes>')

const server = new EmbeddedProcess(home, Number(idleMinutes))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => server.stop())
}
try {
  const isOwner = await server.start()
  await report({ ready: true })
  // Another server owns the home; whoever started this one asks that one.
  if (!isOwner) process.exit(0)
} catch (error) {
  const problem = fileProblem(error, home)
  // Without a Problem it is a bug: its stack ends up in the log.
  if (!problem) throw error
  await report({ problem: { code: problem.code, message: problem.message, fix: problem.fix } })
  process.exit(2)
}

/** Tells the process that started this one, which may be gone, and lets go of it. */
function report(message: StartReport): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve()
    process.send(message, () => {
      if (process.connected) process.disconnect()
      resolve()
    })
  })
}
