import { mkdtemp, readdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { projectPath } from '../../../src/project.node.ts'
import { buildPage } from '../../../test/web/support/build-page.ts'
import { CHROMIUM_FLAGS } from '../../../test/web/support/chromium-flags.ts'
import { serveFolder } from '../../../web/build/serve-folder.node.ts'

/** The page as `npm run web:build` makes it, and what it is opened with. */
export interface PageContext {
  /** Where profiles are made. */
  home: string
  folder: string
  chromiumPath: string
}

/** What `in-page.js` puts into the page. Milliseconds, all. */
interface InPage {
  readable(): Promise<number>
  ready(): Promise<number>
  step(phase: number): Promise<number>
  check(): Promise<number>
  reported(): Promise<number>
}

declare global {
  var bench: InPage
}

/** A visit with a profile that nobody has used: nothing is kept, cached or compiled yet. */
export interface PageVisit {
  page: Page
  browser: BrowserContext
  /** Ends the browser and the server, and opens the same address with the same profile again. */
  comeAgainOffline(): Promise<Page>
}

/** Builds the page and has everything compressed once, as a host has that done. */
export async function openPageContext(home: string, chromiumPath: string): Promise<PageContext> {
  const folder = await buildPage('web')
  await withServer(folder, async (url) => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of names.filter((entry) => entry.isFile())) {
      const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
      const response = await fetch(url + path, { headers: { 'Accept-Encoding': 'gzip, br' } })
      await response.arrayBuffer()
    }
  })
  return { home, folder, chromiumPath }
}

/** What a visit may want beside the page. */
interface VisitOptions {
  /** Address within the page. */
  hash?: string
  onServer?(server: Server): void
}

/** Opens the page for as long as `work` takes. */
export async function withVisit<T>(
  { home, folder, chromiumPath }: PageContext,
  work: (visit: PageVisit) => Promise<T>,
  { hash = '', onServer }: VisitOptions = {},
): Promise<T> {
  const profile = await mkdtemp(join(home, 'profile-'))
  const server = await serveFolder(folder, 0)
  const url = addressOf(server)
  onServer?.(server)
  let now = await launch(chromiumPath, profile)
  try {
    await now.page.goto(url + hash)
    return await work({
      ...now,
      comeAgainOffline: async () => {
        await now.browser.close()
        await close(server)
        now = await launch(chromiumPath, profile)
        await now.page.goto(url + hash)
        return now.page
      },
    })
  } finally {
    await now.browser.close()
    await close(server)
  }
}

async function launch(executablePath: string, profile: string) {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: CHROMIUM_FLAGS,
  })
  await browser.addInitScript({ path: projectPath('bench/contests/page/in-page.js') })
  return { browser, page: browser.pages()[0] ?? (await browser.newPage()) }
}

async function withServer<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = await serveFolder(folder, 0)
  try {
    return await work(addressOf(server))
  } finally {
    await close(server)
  }
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
