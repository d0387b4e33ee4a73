import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { lessonText } from '../../web/views/lesson/lesson-texts.ts'
import { Markdown } from '../../web/views/lesson/markdown.tsx'
import { resolveLink } from '../../web/views/lesson/resolve-link.ts'

const render = (text: string) =>
  renderToString(h(Markdown, { text, resolve: (link) => resolveLink(3, link) }))

test('markup in a text is shown as the text it is', () => {
  const html = render(
    'A <b onclick="x()">bold</b> word, `<i>`, &lt; and [a link](javascript:alert(1)).\n\n<script>alert(1)</script>\n',
  )
  expect(html).toMatchInlineSnapshot(`
    "<p>A &lt;b onclick=&quot;x()&quot;>bold&lt;/b> word, <code>&lt;i></code>, &amp;lt; and a link.</p>&lt;script>alert(1)&lt;/script>
    "
  `)
})

test('what Markdown can say is drawn as what it means', () => {
  const html = render(
    '# One *two*\n\n1. a\n2. b\n   - c `d`\n\n| x | y |\n|---|---|\n| **1** | 2 |\n\n> said\n\nhard  \nbreak\n',
  )
  expect(html).toMatchInlineSnapshot(
    `"<h1 id="one-two" tabindex="-1">One <em>two</em></h1><ol start="1"><li>a</li><li>b<ul><li>c <code>d</code></li></ul></li></ol><table><thead><tr><th scope="col">x</th><th scope="col">y</th></tr></thead><tbody><tr><td><strong>1</strong></td><td>2</td></tr></tbody></table><blockquote><p>said</p></blockquote><p>hard<br/>break</p>"`,
  )
})

test.each([1, 2, 3, 4])(
  'lesson %i has no token that is shown raw, and no link that leads astray',
  (phase) => {
    const html = renderToString(
      h(Markdown, { text: lessonText(phase), resolve: (link) => resolveLink(phase, link) }),
    )
    expect(html.startsWith('<h1')).toBe(true)
    expect(html.replace(/<(code|pre)[^>]*>.*?<\/\1>/gs, '')).not.toMatch(/\*\*|\]\(|^#|\|--/m)
    const addresses = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, address]) => address)
    for (const address of addresses)
      expect(address).toMatch(/^#\/(lesson|read)\/(base|\d)|^https:\/\//)
  },
)

test('links of a README lead to the views of the same', () => {
  const links = [
    '../04-advanced-types/README.md',
    '../../prisma/migrations/20260101000300_rename_name_to_full_name/down.sql',
    'schema.prisma',
    'app.ts',
    'https://www.postgresql.org/docs/',
    'javascript:alert(1)',
  ]
  expect(links.map((link) => resolveLink(3, link))).toEqual([
    '#/lesson/4',
    '#/read/2/3/sql',
    '#/read/2/3/schema',
    undefined,
    'https://www.postgresql.org/docs/',
    undefined,
  ])
})
