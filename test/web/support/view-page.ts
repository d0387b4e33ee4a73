import { readFile } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { projectPath } from '../../../src/project.node.ts'
import type { Visit } from './with-browser.ts'

/** Opens the page at an address of its own and waits until the lab database is there. */
export async function openView({ open }: Visit, hash = '#/'): Promise<Page> {
  const page = await open(hash)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.locator('.timeline-place', { hasText: 'applied' }).waitFor()
  return page
}

/** Waits until the timeline says a phase, and nothing runs any more. */
export async function arrived(page: Page, place: string): Promise<void> {
  await page.locator('.timeline-place b', { hasText: place }).waitFor()
  await page.locator('.running-line progress').waitFor({ state: 'detached' })
}

/** Moves the lab database by a press on a phase, and waits until it is there. */
export async function goTo(page: Page, phase: number): Promise<void> {
  await page.locator(`[data-phase="${phase}"]`).click()
  await arrived(page, `phase ${phase}`)
}

/** Goes to an address of the page as a link would, and waits until what it shows is complete. */
export async function showView(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('progress').length === 0)
}

/** What axe finds wrong with the page as it is, a line each. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(projectPath('node_modules/axe-core/axe.min.js'), 'utf8'))
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as AxeOnPage).axe.run({ resultTypes: ['violations'] }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

interface AxeOnPage {
  axe: { run(options: object): Promise<AxeResults> }
}

/** What stands out of the page to the right, which would make it scroll sideways. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('main *, header *, .timeline *')]
    return wide
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.getAttribute('class')}`)
  })
}
