import type { Page } from 'playwright-core'

const MOST_STOPS = 150

/**
 * Presses Tab until what is called `name` has the focus, as somebody without a mouse does. `name` is the
 * whole of what a screen reader says, or a part of it by a pattern.
 */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const met: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key)
    const focused = await nameOfFocused(page)
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
    met.push(focused)
  }
  throw new Error(`Nothing called ${name} was met: ${met.join(', ')}`)
}

/** What the focused element is called; shadow roots are looked into. */
export function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const label = labels.map(({ textContent }) => textContent).join(' ')
    return (element?.getAttribute('aria-label') || label || element?.textContent || '').trim()
  })
}
