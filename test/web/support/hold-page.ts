import type { Page } from 'playwright-core'
import { opened } from './probe-page.ts'
import { endBrowser, withBrowser } from './with-browser.ts'

/** One probe page for all tests of a file; it is opened when the first of them asks for it. */
export interface HeldPage {
  page(): Promise<Page>
  /** Closes it, and expects that nothing went wrong in it; for `afterAll`. */
  end(): Promise<void>
}

export function holdPage(): HeldPage {
  let page: Promise<Page> | undefined
  let visit: Promise<void> | undefined
  let leave = () => {}
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  const visitPage = () =>
    new Promise<Page>((resolve, reject) => {
      visit = withBrowser(async ({ open }) => {
        const opening = await open()
        await opened(opening)
        resolve(opening)
        await left
      })
      visit.catch(reject)
    })
  return {
    page: () => {
      page ??= visitPage()
      return page
    },
    end: async () => {
      leave()
      await visit
      await endBrowser()
    },
  }
}
