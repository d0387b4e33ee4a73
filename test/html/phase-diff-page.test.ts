import { expect, test } from 'vitest'
import type { PhaseDiff } from '../../src/course/diff.ts'
import type { Change } from '../../src/course/diff-rows.ts'
import { pageStyles } from '../../src/html/page-styles.ts'
import { renderPhaseDiffPage } from '../../src/html/render-phase-diff-page.tsx'

const hostile = '<script>alert(1)</script><img src="http://example.com/x.png" onerror=\'x\'>&amp;'

const cell = (value: string | null) => ({ column: hostile, value })
const object = { object: `column ${hostile}`, definition: hostile }

const cellOf = (change: Change) => ({
  field: hostile,
  change,
  before: change === 'new' ? null : cell(hostile),
  after: change === 'lost' ? null : cell(change === 'kept' ? null : hostile),
})

const changes = ['kept', 'renamed', 'changed', 'new', 'lost'] as const

const diff: PhaseDiff = {
  from: { side: 2, phase: 2, name: 'phase 2', title: hostile },
  to: { side: 'database', phase: 3, name: 'phase 3', title: 'Safe rename' },
  schema: { before: `model User {\n  name ${hostile}\n}`, after: 'model User {\n  name Int\n}' },
  sql: [{ migration: hostile, direction: 'up', up: `-- ${hostile}\nSELECT 1;`, down: null }],
  catalog: changes.map((change) => ({ change, before: object, after: object })),
  rows: [{ id: '1', change: 'kept', cells: changes.map(cellOf) }],
}

const page = renderPhaseDiffPage(diff)

/** The elements of a page; throws when they don't nest. */
function readTags(html: string): string[] {
  const alone = new Set(['meta', 'link', 'col', 'img', 'br'])
  const [open, tags]: [string[], string[]] = [[], []]
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s+[^<>]*)?>/g)) {
    if (slash) expect({ closed: name }).toEqual({ closed: open.pop() })
    else tags.push(name)
    if (!slash && !alone.has(name)) open.push(name)
  }
  expect(open).toEqual([])
  return tags
}

test('the page nests, and holds none of the markup that is in names and values', () => {
  expect(page.startsWith('<!doctype html>\n<html lang="en">')).toBe(true)
  const tags = readTags(page)
  for (const name of ['script', 'img', 'iframe', 'object']) expect(tags).not.toContain(name)
  expect(page.replace(/<[^>]*>/g, '')).toContain('&lt;script>alert(1)&lt;/script>')
  expect(page).not.toMatch(/<[^>]*\son\w+=/)
})

test('the page asks for nothing', () => {
  const addresses = [...page.matchAll(/<[^>]*\s(?:src|href|srcset|action)="([^"]*)"/g)]
  expect(addresses.map(([, address]) => address)).toEqual(['data:,'])
  expect(page).toContain(pageStyles)
  expect(pageStyles).not.toMatch(/url\(|@import/)
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
})

test('every cell, column and object says in a word what became of it', () => {
  const body = page.slice(page.indexOf('<tbody', page.indexOf('class="listing rows"')))
  const words = [...body.matchAll(/<\/span> (\w+)<\/span><\/td>/g)].map(([, word]) => word)
  expect(words).toEqual(changes)
  const catalog = page.slice(page.indexOf('class="listing catalog"'), page.indexOf('id="rows"'))
  expect([...catalog.matchAll(/<\/span> (\w+)<\/span><\/td>/g)].map(([, word]) => word)).toEqual(
    changes,
  )
  expect(page).toContain('<em class="null">NULL</em>')
})

test('headings, titles and table headers name what is there', () => {
  const headings = [...page.matchAll(/<h([1-3])[^>]*>([^<]*)/g)].map(([, level, text]) => [
    level,
    text,
  ])
  expect(headings.map(([level, text]) => `${level} ${text}`)).toEqual(
    [
      '1 From phase 2 to the lab database, at phase 3',
      '2 schema.prisma',
      '2 SQL',
      '3 ',
      '2 Catalog',
      '2 Rows, a sample',
    ].map((line) =>
      line === '3 '
        ? `3 ${hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}`
        : line,
    ),
  )
  expect(page).toContain('<title>From phase 2 to the lab database, at phase 3</title>')
  expect(
    [...page.matchAll(/<th(?![a-z])([^>]*)>/g)].every(([, attributes]) =>
      /scope=/.test(attributes ?? ''),
    ),
  ).toBe(true)
})

test('a part that was not asked for has no section', () => {
  const { from, to, sql } = diff
  const only = renderPhaseDiffPage({ from, to, sql: sql ?? [] })
  expect([...only.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual(['SQL'])
})

test('a value that could be taken for another is quoted, and a long one is cut', () => {
  const withValue = (value: string) =>
    renderPhaseDiffPage({
      from: diff.from,
      to: diff.to,
      rows: [
        {
          id: '1',
          change: 'kept',
          cells: [{ ...cellOf('lost'), before: { column: 'name', value } }],
        },
      ],
    })
  expect(withValue('NULL')).toContain('<q>NULL</q>')
  expect(withValue(' led')).toContain('<q> led</q>')
  expect(withValue('x'.repeat(1200))).toContain(
    `<bdi class="value">${'x'.repeat(120)}</bdi><span class="more"> … and 1,080 more characters</span>`,
  )
})
