import { readBenchUrl } from '../src/environment.ts'
import { Problem } from '../src/problem.ts'
import { withCleanUp } from '../src/terminal/interrupt.ts'
import { printError } from '../src/terminal/output.ts'
import { BenchServer } from './bench-server.ts'
import { holdContest, type Row } from './contest.ts'
import { openBenchContext } from './contests/bench-context.ts'
import { embeddedCold, embeddedWarm, tour } from './contests/embedded.ts'
import { type MemoryRow, readMemory } from './contests/memory.ts'
import { proof, rename, seed } from './contests/rows.ts'
import { saveToAnswer } from './contests/save-to-answer.ts'
import { baseToHead, reset, stepUp } from './contests/steps.ts'
import { describeServer } from './machine.ts'

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

/** What there is to measure beside a real PostgreSQL. */
export const SERVER_NAMES = [...Object.keys(contests), 'memory']

export interface ServerMeasured {
  rows: Row[]
  memory: MemoryRow[]
  /** Which server. */
  server: string
}

/** Where the server is. Throws the Problem `BENCH_SERVER_MISSING`. */
export function requireServer(): string {
  const url = readBenchUrl()
  if (!url) throw noServer()
  return url
}

/** Measures what is named, on databases of its own. */
export async function measureOnServer(
  url: string,
  names: readonly string[],
  home: string,
  runs: number,
): Promise<ServerMeasured> {
  const server = await BenchServer.open(url)
  const close = () => server.close()
  return withCleanUp(close, async () => {
    const context = await openBenchContext(server, home)
    const rows: Row[] = []
    let memory: MemoryRow[] = []
    for (const name of names) {
      printError(`measuring ${name}`)
      if (name === 'memory') memory = await readMemory(context)
      else {
        const contest = await contests[name as keyof typeof contests](context)
        rows.push(...(await holdContest(contest, runs)))
      }
    }
    return { rows, memory, server: await describeServer(server.database) }
  })
}

const noServer = () =>
  new Problem('BENCH_SERVER_MISSING', {
    message:
      'The bench compares on a real PostgreSQL, where it makes databases lab_bench_… of its own and drops them.',
    fix: 'Name one: BENCH_DATABASE_URL=postgresql://postgres:lab@localhost:5432/postgres npm run bench',
  })
