import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { people } from '../../lessons/people.ts'
import { plainPage } from '../../src/terminal/page.ts'
import { renderTable } from '../../src/terminal/render-table.ts'
import { showValue } from '../../src/terminal/show-value.ts'

test('a table of every name in the seed stays a table, and in the page', () => {
  const rows = people.map(({ name, bio }, index) => [
    String(index + 1),
    showValue(name),
    showValue(bio),
  ])
  const columns = [{ title: 'id', align: 'right' as const }, { title: 'name' }, { title: 'bio' }]
  const lines = renderTable(columns, rows, plainPage).split('\n')
  expect(lines).toHaveLength(people.length + 2)
  expect(lines.filter((line) => stringWidth(line) > plainPage.columns)).toEqual([])
})

test('wide and combining characters are measured as a terminal draws them', () => {
  expect(
    renderTable(
      [{ title: 'a' }, { title: 'n', align: 'right' }],
      [
        ['日本', '1'],
        ['e\u0301', '10'],
      ],
      plainPage,
    ),
  ).toMatchInlineSnapshot(`
    "  a      n
      ────  ──
      日本   1
      é     10"
  `)
})

const values = [
  [null, 'NULL'],
  ['NULL', "'NULL'"],
  ['', "''"],
  [' leading', "' leading'"],
  ['two\nlines', 'two↵lines'],
  ['\u001b[31mred', '·[31mred'],
  ['abc\u202edef', 'abc·def'],
  [{ a: [1, null] }, '{"a":[1,null]}'],
] as const
test.each(values)('%j is shown as %s', (value, shown) => {
  expect(showValue(value)).toBe(shown)
})
