import { expect, test } from 'vitest'
import type { CatalogDiff } from '../../src/course/diff-catalog.ts'
import { entityColumns } from '../../web/views/picture/entity-columns.ts'

const object = (object: string, definition: string) => ({ object, definition })
const kept = (name: string, definition: string): CatalogDiff => ({
  change: 'kept',
  before: object(name, definition),
  after: object(name, definition),
})

const catalog: CatalogDiff[] = [
  kept('table users', 'table'),
  kept('column users.id', "integer not null default nextval('users_id_seq'::regclass)"),
  {
    change: 'renamed',
    before: object('column users.name', 'text not null'),
    after: object('column users.full_name', 'text not null'),
  },
  { change: 'lost', before: object('column users.bio', 'text'), after: null },
  kept('column users.email', 'text'),
  kept('column other.email', 'text'),
  { change: 'new', before: null, after: object('column users.embedding', 'vector(512)') },
  kept('constraint users.users_pkey', 'PRIMARY KEY (id)'),
  kept('index users_email_key', 'unique btree (email)'),
  {
    change: 'new',
    before: null,
    after: object('index users_embedding_idx', 'hnsw (embedding vector_cosine_ops)'),
  },
]

test('the columns of users have a place on each side, their type, and what keys they are in', () => {
  const column = (name: string, type: string, place: number, key = '') => ({
    name,
    type,
    place,
    key,
  })
  expect(entityColumns(catalog)).toEqual([
    {
      change: 'kept',
      before: column('id', 'integer not null', 0, 'primary key'),
      after: column('id', 'integer not null', 0, 'primary key'),
    },
    {
      change: 'renamed',
      before: column('name', 'text not null', 1),
      after: column('full_name', 'text not null', 1),
    },
    { change: 'lost', before: column('bio', 'text', 2), after: undefined },
    {
      change: 'kept',
      before: column('email', 'text', 3, 'unique'),
      after: column('email', 'text', 2, 'unique'),
    },
    {
      change: 'new',
      before: undefined,
      after: column('embedding', 'vector(512)', 3, 'hnsw index'),
    },
  ])
})
