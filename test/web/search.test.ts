import { afterAll, expect } from 'vitest'
import { encode } from '../../src/course/encoder.node.ts'
import { browserTest } from './support/chromium.ts'
import { opened } from './support/probe-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const QUESTION = 'who can make a slow query fast?'

browserTest('people are found by meaning, and the encoder is the one of the terminal', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const early = await page.evaluate(
      (question) => probe.lab.search(question).catch((error) => [error.code, error.message]),
      QUESTION,
    )
    expect(early).toMatchObject(['NO_EMBEDDINGS_YET', expect.anything()])
    await page.evaluate(() => probe.lab.moveTo('4'))
    const found = await page.evaluate(async (question) => {
      const { hits, index } = await probe.lab.search(question, { k: 3 })
      return {
        names: hits.map(({ name }) => name),
        index,
        vector: await probe.encode(question).catch((e) => {
          throw new Error(e.message + e.cause?.stack)
        }),
      }
    }, QUESTION)
    expect([found.names, found.index]).toMatchInlineSnapshot(`
      [
        [
          "Ingrid Solheim",
          "Marisol Quintero",
          "1e5",
        ],
        "users_embedding_idx",
      ]
    `)
    const [expected = []] = await encode([QUESTION])
    const distance = Math.hypot(...expected.map((part, at) => part - (found.vector[at] ?? 0)))
    expect(distance).toBeLessThan(1e-4)
  }),
)
