import { Problem } from '../src/problem.ts'
import { printError } from '../src/terminal/output.ts'
import { findChromium } from '../test/web/support/find-chromium.ts'
import type { Row } from './contest.ts'
import type { MemoryRow } from './contests/memory.ts'
import { pageChecks } from './contests/page/checks.ts'
import { readPageMemory } from './contests/page/memory.ts'
import { pageOpening } from './contests/page/opening.ts'
import { openPageContext } from './contests/page/page-visit.ts'
import { pageSteps } from './contests/page/steps.ts'
import { readTransfer, type TransferRow } from './contests/page/transfer.ts'
import { holdTrial } from './trial.ts'

const trials = {
  'page-opening': pageOpening,
  'page-steps': pageSteps,
  'page-checks-1': pageChecks(1),
  'page-checks-2': pageChecks(2),
  'page-checks-3': pageChecks(3),
  'page-checks-4': pageChecks(4),
}

/** What of the page in a browser there is to measure. */
export const PAGE_NAMES = [...Object.keys(trials), 'page-transfer', 'page-memory']

export interface PageMeasured {
  rows: Row[]
  transfer: TransferRow[]
  memory: MemoryRow[]
}

/** Where a Chromium is. Throws the Problem `CHROMIUM_MISSING`. */
export function requireChromium(): string {
  const path = findChromium()
  if (!path) throw noChromium()
  return path
}

/** Measures what is named, in a Chromium. */
export async function measurePage(
  chromiumPath: string,
  names: readonly string[],
  home: string,
  runs: number,
): Promise<PageMeasured> {
  const measured: PageMeasured = { rows: [], transfer: [], memory: [] }
  const context = await openPageContext(home, chromiumPath)
  for (const name of names) {
    printError(`measuring ${name}`)
    if (name === 'page-transfer') measured.transfer = await readTransfer(context)
    else if (name === 'page-memory') measured.memory = await readPageMemory(context, runs)
    else {
      const trial = trials[name as keyof typeof trials](context)
      measured.rows.push(...(await holdTrial(trial, runs)))
    }
  }
  return measured
}

const noChromium = () =>
  new Problem('CHROMIUM_MISSING', {
    message: 'The page is measured in Chromium, and there is none on this machine.',
    fix: 'Install it: apt-get install chromium',
  })
