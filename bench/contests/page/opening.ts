import type { Trial } from '../../trial.ts'
import { type PageContext, withVisit } from './page-visit.ts'

/** The first visit, nothing cached, and one more with the same profile and without network. */
export function pageOpening(context: PageContext): Trial {
  return {
    limits: { 'page-text': 1000, 'page-ready': 4000, 'page-again-offline': 2000 },
    run: () =>
      withVisit(context, async ({ page, comeAgainOffline }) => {
        const text = await page.evaluate(() => bench.readable())
        const ready = await page.evaluate(() => bench.ready())
        // The service worker is there once it keeps everything.
        await page.evaluate(async () => void (await navigator.serviceWorker.ready))
        const again = await comeAgainOffline()
        const offline = await again.evaluate(() => bench.ready())
        return { 'page-text': text, 'page-ready': ready, 'page-again-offline': offline }
      }),
  }
}
