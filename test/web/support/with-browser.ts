import type { AddressInfo, Server } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { serveFolder } from '../../../web/build/serve-folder.node.ts'
import { buildPage } from './build-page.ts'
import { chromiumPath } from './chromium.ts'
import { CHROMIUM_FLAGS } from './chromium-flags.ts'

/** A browser with a profile of its own, and a page of the lab that is served to it. */
export interface Visit {
  /** Where the page is served. */
  url: string
  context: BrowserContext
  /** Opens the page in a new tab. */
  open(path?: string): Promise<Page>
  /** Ends the server: the network is gone. */
  disconnect(): Promise<void>
  /** What went wrong in any tab: errors on the console, failed requests, requests to other origins. */
  problems: string[]
}

/** What a visit may have gone wrong in; by default nothing. */
export interface VisitOptions {
  root?: 'web' | 'test/web/probe'
  /** What each of the problems may be. */
  allowed?: RegExp
}

let browser: Promise<Browser> | undefined

/** Visits a page of the lab in a real browser, and expects that nothing went wrong in any tab. */
export async function withBrowser<T>(
  work: (visit: Visit) => Promise<T>,
  { root = 'test/web/probe', allowed }: VisitOptions = {},
): Promise<T> {
  const server = await serveFolder(await buildPage(root), 0)
  browser ??= chromium.launch({ executablePath: chromiumPath ?? '', args: CHROMIUM_FLAGS })
  const context = await (await browser).newContext()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const problems = watch(context, url)
  try {
    const result = await work({
      url,
      context,
      problems,
      open: async (path = '') => {
        const page = await context.newPage()
        await page.goto(url + path)
        return page
      },
      disconnect: () => close(server),
    })
    expect(problems.filter((problem) => !allowed?.test(problem))).toEqual([])
    return result
  } finally {
    await context.close()
    await close(server)
  }
}

/** Ends the browser that `withBrowser` started; for `afterAll`. */
export async function endBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

function watch(context: BrowserContext, url: string): string[] {
  const problems: string[] = []
  context.on('request', (request) => {
    const isOwn = request.url().startsWith(url) || /^(data|blob):/.test(request.url())
    if (!isOwn) problems.push(`request to ${request.url()}`)
  })
  context.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? { errorText: '' }
    // A page that is left, or a worker that is ended, wants no answer any more.
    if (errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${errorText}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => problems.push(`error: ${error.error().stack}`))
  return problems
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    ;(server as unknown as { closeAllConnections(): void }).closeAllConnections()
  })
}
