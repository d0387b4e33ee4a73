import type { Page } from 'playwright-core'
import { findOverflow, findViolations } from './view-page.ts'

/** What is wrong with the page as it is: by axe in both themes, and by what stands out of a small screen. */
export async function lookAt(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const violations = await findViolations(page)
    found.push(...violations.map((line) => `${state}, ${colorScheme}: ${line}`))
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 800 })
  found.push(...(await findOverflow(page)).map((line) => `${state}, 360 pixels: ${line}`))
  if (size) await page.setViewportSize(size)
  return found
}
