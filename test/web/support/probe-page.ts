import type { Page } from 'playwright-core'
import type { Probe } from '../probe/main.ts'

declare global {
  var probe: Probe
}

/** Waits until the probe page has opened the lab, in whichever way. */
export async function opened(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { opening, tab } = globalThis.probe?.state ?? {}
    return (
      opening?.value.step === 'ready' || opening?.value.step === 'failed' || tab?.value === 'second'
    )
  })
}
