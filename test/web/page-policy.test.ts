import { afterAll, expect } from 'vitest'
import { contentSecurityPolicy } from '../../web/build/content-security-policy.ts'
import { browserTest } from './support/chromium.ts'
import { goTo, openView, showView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const VIEWS = [
  '#/',
  '#/lesson/1',
  '#/read/2/3/lesson',
  '#/read/3/4/schema',
  '#/read/2/3/sql',
  '#/read/2/4/catalog',
  '#/read/2/database/rows',
  '#/picture/2/3',
  '#/do/1',
  '#/mistake',
  '#/ask',
  '#/ask/people',
  '#/nowhere',
]

browserTest('the policy allows WebAssembly and the page’s own files, and nothing else', () =>
  withBrowser(
    async ({ open, context, url }) => {
      const page = await open()
      const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').all()
      expect(meta.length).toBe(1)
      const policy = await meta[0]?.getAttribute('content')
      // The same on a host that sends no header.
      expect(policy).toBe(contentSecurityPolicy())
      const header = (await context.request.get(url)).headers()['content-security-policy']
      expect(header).toBe(`${policy}; frame-ancestors 'none'`)
      const sources = new Map(
        policy?.split('; ').map((part) => {
          const [name = '', ...allowed] = part.split(' ')
          return [name, allowed]
        }),
      )
      expect(sources.get('default-src')).toEqual(["'none'"])
      expect(sources.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
      expect(
        [...sources.values()].flat().filter((each) => /unsafe-inline|'unsafe-eval'/.test(each)),
      ).toEqual([])
      expect([...new Set([...sources.values()].flat())].sort()).toEqual([
        "'none'",
        "'self'",
        "'wasm-unsafe-eval'",
        'data:',
      ])
    },
    { root: 'web' },
  ),
)

browserTest('what gets into the page is refused, script and style and other hosts', () =>
  withBrowser(
    async ({ open, url, context }) => {
      const page = await open()
      const elsewhere = url.replace('127.0.0.1', 'classroom.test')
      const answered: string[] = []
      context.on('response', (response) => {
        if (response.url().startsWith(elsewhere)) answered.push(response.url())
      })
      await page.evaluate(intrude, elsewhere)
      // Each of them is told, and nothing of it ran.
      await page.waitForFunction(
        (directives) => directives.every((each) => intruder.refused.includes(each)),
        [
          'connect-src',
          'form-action',
          'frame-src',
          'img-src',
          'script-src',
          'script-src-attr',
          'script-src-elem',
          'style-src-attr',
          'worker-src',
        ],
      )
      expect(await page.evaluate(() => intruder.ran)).toEqual([])
      expect(answered).toEqual([])
    },
    // The browser says what it refuses, and of some it tells that they were about to be asked for.
    {
      root: 'web',
      allowed: /Content Security Policy|ERR_BLOCKED_BY_CSP|^failed: .* csp|^request to .*classroom/,
    },
  ),
)

declare global {
  var intruder: { ran: string[]; refused: string[] }
}

/** Tries, in the page, what somebody would try who could put markup into it. */
function intrude(elsewhere: string): void {
  globalThis.intruder = { ran: [], refused: [] }
  addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    intruder.refused.push(effectiveDirective)
  })
  const script = document.createElement('script')
  script.textContent = "intruder.ran.push('inline')"
  const other = document.createElement('script')
  other.src = `${elsewhere}other.js`
  const holder = document.createElement('div')
  holder.innerHTML = `<img src="${elsewhere}x.png" onerror="intruder.ran.push('handler')">
    <b style="color: red">style</b><iframe src="${elsewhere}"></iframe>
    <form action="${elsewhere}"></form>`
  document.body.append(script, other, holder)
  holder.querySelector('form')?.submit()
  // Not at once: what a debugger evaluates may do this, whatever the policy says.
  setTimeout(() => new Function("intruder.ran.push('function')")())
  setTimeout(() => new Worker('data:text/javascript,'))
  fetch(elsewhere).then(
    () => intruder.ran.push('fetch'),
    () => {},
  )
}

browserTest('every view is drawn under the policy, and asks no other host for anything', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      await goTo(page, 4)
      for (const address of VIEWS) {
        await showView(page, address)
        expect(await page.locator('main h1').count()).toBe(1)
      }
      await showView(page, '#/ask/people')
      await page.getByRole('button', { name: 'Find' }).click()
      await page.locator('.hits li').first().waitFor()
      // `withBrowser` watches: a request to another origin, or what the policy refuses, is a problem.
      expect(visit.problems).toEqual([])
    },
    { root: 'web' },
  ),
)
