import { expect, test } from 'vitest'
import { backends, withEmptyDatabase } from '../support/backends.ts'

test.each(backends)('%s: values arrive as the contract says', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    const [row] = await database.query(`
      SELECT 1::int2 AS int2, 2::int4 AS int4, 9007199254740993::int8 AS int8, 1.5::float4 AS float4,
             true AS bool, '{"a": [1]}'::jsonb AS jsonb, 3::oid AS oid, 1.10::numeric AS numeric,
             '2026-01-02 03:04:05+00'::timestamptz AT TIME ZONE 'UTC' AS timestamp,
             '{a,NULL}'::text[] AS texts, 'it''s ☕'::text AS text, NULL::text AS nothing`)
    expect(row).toEqual({
      int2: 1,
      int4: 2,
      int8: 9007199254740993n,
      float4: 1.5,
      bool: true,
      jsonb: { a: [1] },
      oid: 3,
      numeric: '1.10',
      timestamp: '2026-01-02 03:04:05',
      texts: '{a,NULL}',
      text: "it's ☕",
      nothing: null,
    })
  }),
)

test.each(backends)('%s: parameters of every kind arrive as PostgreSQL reads them', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    const sql = `SELECT $1::text AS text, $2::int AS number, $3::int8 AS big, $4::bool AS flag,
                        $5::text AS nothing, $6::jsonb AS list`
    const parameters = ["O'Hara \\ ☕", 7, 9007199254740993n, false, null, '[1, "two"]'] as const
    expect(await database.query(sql, parameters)).toEqual([
      {
        text: "O'Hara \\ ☕",
        number: 7,
        big: 9007199254740993n,
        flag: false,
        nothing: null,
        list: [1, 'two'],
      },
    ])
  }),
)

test.each(backends)('%s: raw results are text, with types and counts', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute('CREATE TABLE t (id int, body text)')
    expect(await database.queryRaw("INSERT INTO t VALUES (1, 'a'), (2, NULL)")).toEqual({
      columns: [],
      rows: [],
      affected: 2,
    })
    expect(await database.queryRaw('SELECT id, body FROM t ORDER BY id')).toEqual({
      columns: [
        { name: 'id', type: 23 },
        { name: 'body', type: 25 },
      ],
      rows: [
        ['1', 'a'],
        ['2', null],
      ],
      affected: 2,
    })
    expect((await database.queryRaw('UPDATE t SET body = NULL WHERE id > 7')).affected).toBe(0)
  }),
)

test.each(backends)('%s: a script runs whole or not at all, bodies in $$ included', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    const body = `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN; RETURN 2; END $$`
    await database.execute(`${body.replace('BEGIN;', 'BEGIN')}; CREATE TABLE kept (id int)`)
    expect(await database.query('SELECT two() AS two')).toEqual([{ two: 2 }])
    await expect(
      database.execute('CREATE TABLE lost (id int); SELECT 1 / 0; CREATE TABLE never (id int)'),
    ).rejects.toMatchObject({ name: 'PostgresError', code: '22012', message: 'division by zero' })
    expect(
      await database.query(
        "SELECT relname FROM pg_class WHERE relname IN ('kept', 'lost', 'never')",
      ),
    ).toEqual([{ relname: 'kept' }])
  }),
)

test.each(backends)(
  '%s: a transaction that throws leaves nothing, a nested one only its part',
  (backend) =>
    withEmptyDatabase(backend, async (database) => {
      await database.execute('CREATE TABLE t (id int)')
      const insert = (id: number) => database.query('INSERT INTO t VALUES ($1)', [id])
      const stop = new Error('stop')
      const fail = () => Promise.reject(stop)
      await expect(database.transaction(() => insert(1).then(fail))).rejects.toBe(stop)
      await database.transaction(async () => {
        await insert(2)
        await expect(database.transaction(() => insert(3).then(fail))).rejects.toBe(stop)
        await database.transaction(() => insert(4))
      })
      expect(await database.query('SELECT id FROM t ORDER BY id')).toEqual([{ id: 2 }, { id: 4 }])
    }),
)

test.each(backends)('%s: an error of PostgreSQL carries what it says', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute(
      'CREATE TABLE people (id int PRIMARY KEY, email text CONSTRAINT one UNIQUE)',
    )
    await database.query("INSERT INTO people VALUES (1, 'a')")
    await expect(database.query("INSERT INTO people VALUES (2, 'a')")).rejects.toMatchObject({
      name: 'PostgresError',
      code: '23505',
      severity: 'ERROR',
      message: 'duplicate key value violates unique constraint "one"',
      detail: 'Key (email)=(a) already exists.',
      table: 'people',
      constraint: 'one',
    })
    await expect(database.query('SELECT emial FROM people')).rejects.toMatchObject({
      code: '42703',
      position: 8,
      hint: 'Perhaps you meant to reference the column "people.email".',
    })
  }),
)
