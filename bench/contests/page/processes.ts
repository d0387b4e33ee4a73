import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'

/** Of the processor, in one look: a cursor blinks. */
const NEXT_TO_NOTHING_SECONDS = 0.03
const BETWEEN_LOOKS_MS = 500
/** Longer than the page waits before it makes ready what comes later. */
const STILL_LOOKS = 5

/** The processes that show pages: the page with its workers, and empty ones that stand by. */
export async function listPageProcesses(browser: BrowserContext) {
  const session = await browser.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('The browser is gone.')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer')
}

/** Waits until nothing runs in the page and its workers, whatever nobody sees included. */
export async function untilStill(browser: BrowserContext): Promise<void> {
  let before = await readSeconds(browser)
  for (let still = 0; still < STILL_LOOKS; ) {
    await wait(BETWEEN_LOOKS_MS)
    const now = await readSeconds(browser)
    still = now - before < NEXT_TO_NOTHING_SECONDS ? still + 1 : 0
    before = now
  }
}

async function readSeconds(browser: BrowserContext): Promise<number> {
  const processes = await listPageProcesses(browser)
  return processes.reduce((all, { cpuTime }) => all + cpuTime, 0)
}
