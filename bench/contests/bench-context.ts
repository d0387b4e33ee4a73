import { projectPath } from '../../src/project.node.ts'
import type { BenchServer } from '../bench-server.ts'
import type { Measure } from '../contest.ts'
import { hasProgram, runLab, runProcess } from '../run-process.ts'

/** What the contests work with. */
export interface BenchContext {
  server: BenchServer
  /** A folder of its own for embedded servers. */
  home: string
  /** A database of the lab's at a phase with the seed, made at the first call, for databases like it. */
  labAt(phase: number): Promise<string>
  /** A database that Alembic brought to a revision. */
  alembicAt(revision: number): Promise<string>
  hasAlembic: boolean
  hasPsql: boolean
}

export async function openBenchContext(server: BenchServer, home: string): Promise<BenchContext> {
  const [hasAlembic, hasPsql] = await Promise.all([hasProgram('alembic'), hasProgram('psql')])
  const at = (move: (url: string, to: number) => Promise<unknown>) => {
    const made = new Map<number, Promise<string>>()
    const make = async (to: number) => {
      const url = await server.create()
      if (to > 0) await move(url, to)
      return url
    }
    return (to: number) => {
      const url = made.get(to) ?? make(to)
      made.set(to, url)
      return url
    }
  }
  return {
    server,
    home,
    hasAlembic,
    hasPsql,
    labAt: at((url, phase) => runLab({ DATABASE_URL: url, LAB_HOME: home }, 'phase', `${phase}`)),
    alembicAt: at((url, revision) => runAlembic(url, `${revision}`)),
  }
}

/** `alembic upgrade <to>` over the lab's history. */
export function runAlembic(url: string, to: string) {
  return runProcess('alembic', ['upgrade', to], {
    folder: projectPath('bench/alembic'),
    settings: { BENCH_TARGET_URL: url, PYTHONDONTWRITEBYTECODE: '1' },
  })
}

/** Times one command of the lab on a database like `template`. */
export function labMeasure(
  { server, home }: BenchContext,
  template: () => Promise<string>,
  ...words: [string, ...string[]]
): Measure {
  return async () =>
    server.with(await template(), async (url) => {
      const finished = await runLab({ DATABASE_URL: url, LAB_HOME: home }, ...words)
      return finished.milliseconds
    })
}
