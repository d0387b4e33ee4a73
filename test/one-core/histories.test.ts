import { afterAll, expect, test } from 'vitest'
import { serverUrl } from '../support/backends.ts'
import { browserTest } from '../web/support/chromium.ts'
import { opened } from '../web/support/probe-page.ts'
import { endBrowser, withBrowser } from '../web/support/with-browser.ts'
import { coreHistories } from './core-histories.ts'
import { histories } from './histories.ts'
import { levelDistances } from './level-distances.ts'
import { runInNode } from './run-in-node.ts'

afterAll(endBrowser)

const names = [...Object.keys(histories), ...Object.keys(coreHistories)]

const known = new Map<string, Promise<unknown>>()

/** What a history gives in Node over PGlite, which the other places are compared with. */
function expected(name: string): Promise<unknown> {
  const found = known.get(name) ?? runInNode('pglite', name)
  known.set(name, found)
  return found
}

function inBrowser(name: string): Promise<unknown> {
  return withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const json = await page.evaluate(
      ([name, isCore]) => (isCore ? probe.runInWorker(name) : probe.runInPage(name)),
      [name, name in coreHistories] as const,
    )
    return JSON.parse(json)
  })
}

browserTest.each(names)('%s: the same in a browser', async (name) => {
  expect(await inBrowser(name)).toEqual(await expected(name))
})

test.runIf(serverUrl).each(names)('%s: the same over PostgreSQL', async (name) => {
  const wanted = await expected(name)
  expect(levelDistances(await runInNode('postgres', name), wanted)).toEqual(wanted)
})
