import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { findEmbeddedServer } from '../../src/database/embedded-server.node.ts'
import { runLab } from '../run-process.ts'
import type { BenchContext } from './bench-context.ts'
import { embeddedSettings, homeOf } from './embedded.ts'
import { grownTo } from './rows.ts'

export interface MemoryRow {
  what: string
  of: string
  megabytes: number
}

/** The most memory of a command, on tables of any size, and of the embedded server. */
export async function readMemory(context: BenchContext): Promise<MemoryRow[]> {
  const { server, home, labAt } = context
  const peak = async (url: string, ...words: [string, ...string[]]) =>
    Math.round((await runLab({ DATABASE_URL: url, LAB_HOME: home }, ...words)).peakMegabytes)
  const row = (of: string, megabytes: number) => ({ what: 'memory', of, megabytes })
  return [
    row(
      'phase head, from base',
      await server.with(await labAt(0), (url) => peak(url, 'phase', 'head')),
    ),
    row('verify, 10,000 rows', await peak(await grownTo(context, 4, 10_000), 'verify')),
    row('verify, 1,000,000 rows', await peak(await grownTo(context, 4, 1_000_000), 'verify')),
    row('embedded server, after phase head', await readServerPeak(context)),
  ]
}

async function readServerPeak(context: BenchContext): Promise<number> {
  await runLab(embeddedSettings(context), 'phase', 'head')
  const pid = (await findEmbeddedServer(homeOf(context)))?.pid ?? 0
  // Linux remembers the peak; elsewhere what it holds now has to do.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const peak = /^VmHWM:\s+(\d+)/m.exec(status)?.[1]
  const { stdout } = peak
    ? { stdout: peak }
    : await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Math.round(Number(stdout) / 1024)
}
