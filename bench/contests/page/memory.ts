import { readFile } from 'node:fs/promises'
import type { BrowserContext } from 'playwright-core'
import { median } from '../../contest.ts'
import type { MemoryRow } from '../memory.ts'
import { checkEdited, openSolved } from './checks.ts'
import { type PageContext, withVisit } from './page-visit.ts'
import { listPageProcesses, untilStill } from './processes.ts'

const MOMENTS = [
  'database ready',
  'and a scratch database made ready',
  'after the steps to phase 4',
  'after a check of lesson 4',
] as const

/** The memory that the page's process has to itself, workers included, at moments of a visit. */
export async function readPageMemory(context: PageContext, runs: number): Promise<MemoryRow[]> {
  const all: number[][] = []
  for (let run = 0; run < runs; run += 1) all.push(await readOnce(context))
  return MOMENTS.map((of, at) => ({
    what: 'page-memory',
    of,
    megabytes: Math.round(median(all.map((found) => found[at] ?? 0))),
  }))
}

function readOnce(context: PageContext): Promise<number[]> {
  return withVisit(context, async (visit) => {
    const { page, browser } = visit
    const found: number[] = []
    const note = async () => found.push(await readPrivate(browser))
    await page.evaluate(() => bench.ready())
    await note()
    await untilStill(browser)
    await note()
    await page.evaluate(() => bench.step(4))
    await note()
    await page.evaluate(() => {
      location.hash = '#/do/4'
    })
    await openSolved(visit, 4)
    await checkEdited(visit, 1)
    await note()
    return found
  })
}

/** Megabytes; of the largest of the processes that show pages, because others stand by empty. */
async function readPrivate(browser: BrowserContext): Promise<number> {
  const processes = await listPageProcesses(browser)
  return Math.max(...(await Promise.all(processes.map(({ id }) => readPrivateOf(id)))))
}

/** What no other process shares, by Linux's own account. */
async function readPrivateOf(id: number): Promise<number> {
  const account = await readFile(`/proc/${id}/smaps_rollup`, 'utf8')
  const pages = [...account.matchAll(/^Private_\w+: +(\d+) kB$/gm)]
  return pages.reduce((all, [, kilobytes]) => all + Number(kilobytes), 0) / 1024
}
