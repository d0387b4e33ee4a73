import { Worker } from 'node:worker_threads'
import { fileProblem } from '../../database/file-problem.node.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { projectPath } from '../../project.node.ts'
import { type CheckRequest, collectEvidence } from './collect-evidence.ts'
import { isCrash } from './scratch-crashed.ts'
import { CRASHED, type FromScratch, type ToScratch } from './scratch-messages.ts'
import { WarmScratch } from './warm-scratch.node.ts'

// The process that runs what a learner wrote; `scratch-child.node.ts` starts and ends it.
const [home = '', megabytes = ''] = process.argv.slice(2)
const watch = ['src/learn/replay/scratch-watch-main.node.ts', megabytes, String(process.ppid)]
new Worker(projectPath('bin/run.mjs'), { argv: watch }).unref()

let warm: WarmScratch | undefined
let hasBegun = false

process.on('message', (message: ToScratch) => {
  if ('start' in message) warm = new WarmScratch(home, message.start)
  else if (warm) check(warm, message.check).catch(fail)
})
process.on('disconnect', () => process.exit())
// Ctrl-C in a terminal reaches every process there; the one that was typed at ends this one.
process.on('SIGINT', () => {})

async function check(from: WarmScratch, request: CheckRequest): Promise<void> {
  const scratch = await from.take()
  const evidence = await collectEvidence(scratch, request, (soFar) => {
    hasBegun = true
    return say({ soFar })
  })
  hasBegun = false
  const said = say({ evidence, megabytes: Math.round(process.memoryUsage.rss() / 1e6) })
  // At once: the next check may be on its way. Another process tells of what goes wrong here.
  await from.replace(scratch).catch(() => process.exit(1))
  await said
}

async function fail(error: unknown): Promise<void> {
  // What a learner's SQL left can be such that nothing reads it any more.
  if (isCrash(error) || (hasBegun && error instanceof PostgresError)) process.exit(CRASHED)
  const problem = fileProblem(error, home)
  if (problem) {
    const { code, message, fix } = problem
    await say({ problem: { code, message, fix } })
  } else await say({ error })
  process.exit(1)
}

function say(message: FromScratch): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send) throw new Error('scratch-main.node.ts is started by scratch-child.node.ts')
    process.send(message, () => resolve())
  })
}
