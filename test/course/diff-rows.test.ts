import { expect, test } from 'vitest'
import { diffCatalogs, renamedColumns } from '../../src/course/diff-catalog.ts'
import { diffRows, type SampledRows } from '../../src/course/diff-rows.ts'
import type { Lineage } from '../../src/survival/lineage.ts'

/** `1: { name: ['full_name', 'Ada'] }` as rows. */
const rows = (rows: Record<string, Record<string, [string, string | null]>>): SampledRows =>
  new Map(
    Object.entries(rows).map(([id, fields]) => [
      id,
      new Map(Object.entries(fields).map(([field, [column, value]]) => [field, { column, value }])),
    ]),
  )

test('each value is kept, renamed, changed, new or lost', () => {
  const before = rows({
    1: { name: ['name', 'Ada'], bio: ['bio', null], email: ['email', 'a@b'], age: ['age', '3'] },
    2: { name: ['name', 'Bo'] },
  })
  const after = rows({
    1: {
      name: ['full_name', 'Ada'],
      bio: ['bio', ''],
      email: ['email', 'a@b'],
      city: ['city', null],
    },
    10: { name: ['full_name', 'Cy'] },
  })
  const changes = diffRows(before, after).map(({ id, change, cells }) => ({
    id,
    change,
    cells: Object.fromEntries(cells.map(({ field, change }) => [field, change])),
  }))
  expect(changes).toEqual([
    {
      id: '1',
      change: 'kept',
      cells: { name: 'renamed', bio: 'changed', email: 'kept', age: 'lost', city: 'new' },
    },
    { id: '2', change: 'lost', cells: { name: 'lost' } },
    { id: '10', change: 'new', cells: { name: 'new' } },
  ])
})

test('a renamed column is one object, and what is new stands with its kind', () => {
  const lineage = (columns: Lineage['columns']): Lineage => ({ table: 'users', key: 'id', columns })
  const renamed = renamedColumns(
    lineage({ name: 'name', bio: 'bio', email: 'email' }),
    lineage({ name: 'full_name', bio: 'bio' }),
  )
  expect([...renamed]).toEqual([['column users.name', 'column users.full_name']])
  const before = new Map([
    ['table users', 'table'],
    ['column users.name', 'text'],
    ['index users_idx', 'btree (name)'],
  ])
  const after = new Map([
    ['extension vector', 'installed'],
    ['table users', 'table'],
    ['column users.age', 'integer'],
    ['column users.full_name', 'text'],
    ['index users_idx', 'hash (full_name)'],
  ])
  const lines = diffCatalogs(before, after, renamed).map(
    ({ change, before, after }) => `${change}: ${before?.object} → ${after?.object}`,
  )
  expect(lines).toEqual([
    'new: undefined → extension vector',
    'kept: table users → table users',
    'renamed: column users.name → column users.full_name',
    'new: undefined → column users.age',
    'changed: index users_idx → index users_idx',
  ])
})
