import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { stopEmbeddedServer } from '../src/database/embedded-server.node.ts'
import { readBenchUrl, readEnvironment } from '../src/environment.ts'
import { Problem } from '../src/problem.ts'
import { withCleanUp } from '../src/terminal/interrupt.ts'
import { print, printError, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { requireCount } from '../src/terminal/require-count.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { BenchServer } from './bench-server.ts'
import { holdContest, type Row } from './contest.ts'
import { openBenchContext } from './contests/bench-context.ts'
import { embeddedCold, embeddedWarm, tour } from './contests/embedded.ts'
import { readMemory } from './contests/memory.ts'
import { proof, rename, seed } from './contests/rows.ts'
import { saveToAnswer } from './contests/save-to-answer.ts'
import { baseToHead, reset, stepUp } from './contests/steps.ts'
import { readMachine } from './machine.ts'
import { renderMachine, renderMemory, renderRows } from './render-bench.ts'

const contests = {
  'step-up': stepUp,
  'base-to-head': baseToHead,
  reset,
  'rename-100000': rename(100_000),
  'rename-1000000': rename(1_000_000),
  proof,
  seed,
  'embedded-warm': embeddedWarm,
  'embedded-cold': embeddedCold,
  'npm-start': tour,
  'save-to-answer-3': saveToAnswer(3),
  'save-to-answer-4': saveToAnswer(4),
}

async function withBench<T>(work: (server: BenchServer, home: string) => Promise<T>): Promise<T> {
  const url = readBenchUrl()
  if (!url) throw noServer()
  const server = await BenchServer.open(url)
  const home = await mkdtemp(join(tmpdir(), 'lab-bench-'))
  const cleanUp = async () => {
    await stopEmbeddedServer({ home, idleMinutes: 15 })
    await rm(home, { recursive: true, force: true })
    await server.close()
  }
  return withCleanUp(cleanUp, () => work(server, home))
}

const command = defineCommand({
  meta: { name: 'bench', description: 'Measure the lab against Prisma, Alembic and psql' },
  args: {
    only: {
      type: 'string',
      valueHint: 'WHAT',
      description: `One of ${[...Object.keys(contests), 'memory'].join(', ')}`,
    },
    runs: { type: 'string', valueHint: 'N', description: 'How often each side runs (5)' },
    json: { type: 'boolean', description: 'Print the measurements as one JSON document' },
  },
  run: async ({ args }) => {
    const runs = requireCount('runs', args.runs ?? '5', 'npm run bench -- --runs 5')
    const chosen = Object.entries(contests).filter(
      ([what]) => !args.only || what.startsWith(args.only),
    )
    const withMemory = !args.only || args.only === 'memory'
    if (chosen.length === 0 && !withMemory) throw unknownContest(args.only ?? '')
    await withBench(async (server, home) => {
      const context = await openBenchContext(server, home)
      const machine = await readMachine(server.database)
      const rows: Row[] = []
      for (const [what, prepare] of chosen) {
        printError(`measuring ${what}`)
        rows.push(...(await holdContest(await prepare(context), runs)))
      }
      const memory = withMemory ? await readMemory(context) : []
      if (args.json) return printJson({ machine, runs, rows, memory })
      const page = openPage({ ...readEnvironment(), columns: 110 })
      print(`${renderMachine(machine)}\nmedians of ${runs}\n`)
      if (rows.length > 0) print(renderRows(rows, page))
      if (memory.length > 0) print(`\n${renderMemory(memory, page)}`)
    })
  },
})

const noServer = () =>
  new Problem('BENCH_SERVER_MISSING', {
    message:
      'The bench compares on a real PostgreSQL, where it makes databases lab_bench_… of its own and drops them.',
    fix: 'Name one: BENCH_DATABASE_URL=postgresql://postgres:lab@localhost:5432/postgres npm run bench',
  })

const unknownContest = (only: string) =>
  new Problem('CONTEST_UNKNOWN', {
    message: `There is nothing called "${only}" to measure. There is ${[...Object.keys(contests), 'memory'].join(', ')}.`,
    fix: 'npm run bench -- --only step-up',
  })

await runCommand(command)
