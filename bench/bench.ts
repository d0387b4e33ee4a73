import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { stopEmbeddedServer } from '../src/database/embedded-server.node.ts'
import { readEnvironment } from '../src/environment.ts'
import { Problem } from '../src/problem.ts'
import { withCleanUp } from '../src/terminal/interrupt.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { requireCount } from '../src/terminal/require-count.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { readMachine } from './machine.ts'
import { measureOnServer, requireServer, SERVER_NAMES } from './measure-on-server.ts'
import { measurePage, PAGE_NAMES, requireChromium } from './measure-page.ts'
import { renderMeasured } from './render-bench.ts'

const NAMES = [...SERVER_NAMES, ...PAGE_NAMES]

/** Measures all whose names begin with `only`; what they need is asked for before anything runs. */
async function measure(only: string, runs: number) {
  const [serverNames, pageNames] = [SERVER_NAMES, PAGE_NAMES].map((names) =>
    names.filter((name) => name.startsWith(only)),
  ) as [string[], string[]]
  if (serverNames.length + pageNames.length === 0) throw unknownContest(only)
  const url = serverNames.length > 0 ? requireServer() : undefined
  const chromium = pageNames.length > 0 ? requireChromium() : undefined
  const [load = 0] = loadavg()
  return withHome(async (home) => {
    const onServer = url ? await measureOnServer(url, serverNames, home, runs) : undefined
    const onPage = chromium ? await measurePage(chromium, pageNames, home, runs) : undefined
    return {
      machine: { ...(await readMachine(onServer?.server)), load_before: load.toFixed(1) },
      runs,
      rows: [...(onServer?.rows ?? []), ...(onPage?.rows ?? [])],
      memory: onServer?.memory ?? [],
      page_memory: onPage?.memory ?? [],
      transfer: onPage?.transfer ?? [],
    }
  })
}

export type Measured = Awaited<ReturnType<typeof measure>>

/** A folder for what `work` leaves behind. */
async function withHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'lab-bench-'))
  const cleanUp = async () => {
    await stopEmbeddedServer({ home, idleMinutes: 15 })
    await rm(home, { recursive: true, force: true })
  }
  return withCleanUp(cleanUp, () => work(home))
}

const command = defineCommand({
  meta: {
    name: 'bench',
    description: 'Measure the lab against Prisma, Alembic and psql, and the page in a browser',
  },
  args: {
    only: { type: 'string', valueHint: 'WHAT', description: `One of ${NAMES.join(', ')}` },
    runs: { type: 'string', valueHint: 'N', description: 'How often each side runs (5)' },
    json: { type: 'boolean', description: 'Print the measurements as one JSON document' },
  },
  run: async ({ args }) => {
    const runs = requireCount('runs', args.runs ?? '5', 'npm run bench -- --runs 5')
    const measured = await measure(args.only ?? '', runs)
    if (args.json) printJson(measured)
    else print(renderMeasured(measured, openPage({ ...readEnvironment(), columns: 110 })))
  },
})

const unknownContest = (only: string) =>
  new Problem('CONTEST_UNKNOWN', {
    message: `There is nothing called "${only}" to measure. There is ${NAMES.join(', ')}.`,
    fix: 'npm run bench -- --only step-up',
  })

await runCommand(command)
