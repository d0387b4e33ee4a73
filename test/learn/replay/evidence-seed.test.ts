import { expect, test } from 'vitest'
import { withSql } from '../support/change-project.ts'
import { evidenceOf, solutionOf } from '../support/check-project.ts'

async function seededOf(phase: number, sql: string) {
  const { up } = await evidenceOf(phase, withSql(await solutionOf(phase), { up: sql }))
  if (up.status !== 'applied') throw new Error(JSON.stringify(up))
  return up
}

test('a value that PostgreSQL refuses is named', async () => {
  const { seeded } = await seededOf(
    1,
    'CREATE TABLE users (id serial PRIMARY KEY, name varchar(20) NOT NULL)',
  )
  expect(seeded).toEqual({
    refused: {
      message: 'value too long for type character varying(20)',
      code: '22001',
      value: expect.stringMatching(/.{21,}/),
    },
    proof: undefined,
    samples: [],
  })
})

test('a column that is missing is no value', async () => {
  const { seeded } = await seededOf(1, 'CREATE TABLE users (id serial PRIMARY KEY)')
  expect(seeded.refused).toEqual({
    message: 'column "name" of relation "users" does not exist',
    code: '42703',
    value: undefined,
  })
})

test('a value that the column changes is shown beside the one that it should be', async () => {
  const { seeded } = await seededOf(
    1,
    'CREATE TABLE users (id serial PRIMARY KEY, name char(1000) NOT NULL)',
  )
  expect(seeded.proof?.survived).toBe(false)
  expect(seeded.samples.map(({ was, is }) => [was, is])).toMatchInlineSnapshot(`
    [
      [
        "Theo Trailing  ",
        "Theo Trailing",
      ],
    ]
  `)
})

test.each([
  'id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  'id int PRIMARY KEY',
  'id bigserial PRIMARY KEY',
])('%s takes the seed', async (id) => {
  const { seeded } = await seededOf(1, `CREATE TABLE users (${id}, name text NOT NULL)`)
  expect(seeded.proof?.survived).toBe(true)
})

test('what a migration wrote is not overwritten', async () => {
  const { seeded, brought } = await seededOf(
    2,
    `ALTER TABLE users ADD email text, ADD bio text; UPDATE users SET email = id || '@example.com'`,
  )
  expect(brought.email).toEqual({ filled: 100, distinct: 100, least: '100@example.com' })
  expect(seeded.proof?.fields[0]).toMatchObject({ field: 'email', preserved: 0, changed: 100 })
  expect(seeded.samples[0]).toEqual({
    field: 'email',
    row: 1,
    was: 'ada.okonkwo@example.com',
    is: '1@example.com',
  })
})

test('settings as json hold the same values', async () => {
  const { seeded } = await seededOf(
    4,
    `CREATE EXTENSION vector;
     ALTER TABLE users ADD settings json NOT NULL DEFAULT '{}', ADD embedding vector(512)`,
  )
  expect(seeded.proof?.survived).toBe(true)
})

test('a vector of another length refuses the embeddings', async () => {
  const { seeded } = await seededOf(
    4,
    `CREATE EXTENSION vector;
     ALTER TABLE users ADD settings jsonb NOT NULL DEFAULT '{}', ADD embedding vector(384)`,
  )
  expect(seeded.refused).toEqual({
    message: 'expected 384 dimensions, not 512',
    code: '22000',
    value: undefined,
  })
})
