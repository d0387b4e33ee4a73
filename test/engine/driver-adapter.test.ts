import type { SqlQuery } from '@prisma/driver-adapter-utils'
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { DatabaseAdapterFactory } from '../../src/engine/driver-adapter.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'

function query(sql: string, ...args: unknown[]): SqlQuery {
  return { sql, args, argTypes: args.map(() => ({ scalarType: 'unknown', arity: 'scalar' })) }
}

async function readValue(database: Database, sql: string) {
  const adapter = await new DatabaseAdapterFactory({ database }).connect()
  const { columnTypes, rows } = await adapter.queryRaw(query(`SELECT ${sql}`))
  return [columnTypes[0], rows[0]?.[0]]
}

// The engine's names for types are numbers: ColumnTypeEnum in @prisma/driver-adapter-utils.
const VALUES: [sql: string, kind: number, value: unknown][] = [
  ['true', 5, true],
  [`'r'::"char"`, 6, 'r'],
  [`''::"char"`, 6, '\0'],
  [`ARRAY['p','r']::"char"[]`, 70, ['p', 'r']],
  [`'users'::name`, 7, 'users'],
  [`ARRAY['a','b']::name[]`, 71, ['a', 'b']],
  ['4294967295::oid', 1, '4294967295'],
  [`'1 2'::int2vector`, 64, [1, 2]],
  [`'3 4294967295'::oidvector`, 65, ['3', '4294967295']],
  [`''::oidvector`, 65, []],
  [`'now'::regproc`, 7, 'now'],
  [`'7'::xid`, 7, '7'],
  [`'pg_class'::regclass`, 7, 'pg_class'],
  [`'t'::text`, 7, 't'],
  [`ARRAY['a,b', 'c"d\\', NULL, '']::text[]`, 71, ['a,b', 'c"d\\', null, '']],
  [
    'ARRAY[[1,2],[3,4]]',
    64,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['9007199254740993::int8', 1, '9007199254740993'],
  ['1.5::float8', 3, 1.5],
  [`'NaN'::float4`, 2, Number.NaN],
  ['12345678901234567890.5::numeric', 4, '12345678901234567890.5'],
  [`'{"a": [1]}'::jsonb`, 11, '{"a": [1]}'],
  [`'\\x00ff10'::bytea`, 13, Uint8Array.from([0, 255, 16])],
  [`'2026-01-02 03:04:05.678'::timestamp`, 10, '2026-01-02T03:04:05.678+00:00'],
  [`'2026-01-02 03:04:05+00'::timestamptz`, 10, '2026-01-02T03:04:05+00:00'],
  [`'2026-01-02'::date`, 8, '2026-01-02'],
  [`'03:04:05+02'::timetz`, 9, '03:04:05'],
  [`'8f0c8f9e-7c2a-4a57-9f0e-3d6f5b7f0a11'::uuid`, 15, '8f0c8f9e-7c2a-4a57-9f0e-3d6f5b7f0a11'],
  [`'(1,2)'::point`, 7, '(1,2)'],
  ['NULL::int4', 0, null],
]

test.each(backends)('%s: values of every catalog type reach the engine', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute("SET TIME ZONE 'UTC'")
    const found = []
    for (const [sql] of VALUES) found.push([sql, ...(await readValue(database, sql))])
    expect(found).toEqual(VALUES)
  })
})

test.each(backends)('%s: a time in a zone keeps its instant', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const moment = (zone: string) =>
      readValue(
        database,
        `set_config('TimeZone', '${zone}', false), '2026-01-02 00:00Z'::timestamptz`,
      )
    await moment('Asia/Kolkata')
    expect(await readValue(database, `'2026-01-02 00:00Z'::timestamptz`)).toEqual([
      10,
      '2026-01-02T05:30:00+05:30',
    ])
    await moment('Europe/Paris')
    expect(await readValue(database, `'2026-01-02 00:00Z'::timestamptz`)).toEqual([
      10,
      '2026-01-02T01:00:00+01:00',
    ])
  })
})

test.each(backends)('%s: arguments arrive as PostgreSQL reads them', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const adapter = await new DatabaseAdapterFactory({ database }).connect()
    const { rows } = await adapter.queryRaw(
      query(
        `SELECT $1::text[], 'b"' = ANY ($1::text[]), $2::int, $3::bool, $4::timestamptz = '2026-01-02', $5::bytea, $6::jsonb, $7::text`,
        ['a,b', 'b"', 'c\\d', null],
        42,
        false,
        new Date('2026-01-02T00:00:00Z'),
        Uint8Array.from([1, 254]),
        { a: 1 },
        null,
      ),
    )
    expect(rows).toEqual([
      [
        ['a,b', 'b"', 'c\\d', null],
        true,
        42,
        false,
        true,
        Uint8Array.from([1, 254]),
        '{"a": 1}',
        null,
      ],
    ])
    const bytes = await adapter.queryRaw({
      sql: 'SELECT $1::bytea',
      args: ['Af4='],
      argTypes: [{ scalarType: 'bytes', arity: 'scalar' }],
    })
    expect(bytes.rows).toEqual([[Uint8Array.from([1, 254])]])
  })
})

test.each(backends)('%s: a transaction of the engine’s fits into another', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const factory = new DatabaseAdapterFactory({ database })
    const adapter = await factory.connect()
    await adapter.executeScript('CREATE TABLE t (id int)')
    const insert = async (id: number, end: 'commit' | 'rollback') => {
      const transaction = await adapter.startTransaction()
      await transaction.executeRaw(query('INSERT INTO t VALUES ($1)', id))
      await transaction[end]()
    }
    await insert(1, 'commit')
    await insert(2, 'rollback')
    await database.transaction(async () => {
      await insert(3, 'commit')
      await insert(4, 'rollback')
    })
    const serializable = await adapter.startTransaction('SERIALIZABLE')
    await serializable.createSavepoint?.('s')
    await serializable.executeRaw(query('INSERT INTO t VALUES ($1)', 5))
    await serializable.rollbackToSavepoint?.('s')
    const { rows } = await serializable.queryRaw(query('SHOW transaction_isolation'))
    await serializable.commit()
    await adapter.dispose()
    expect([rows, await database.query('SELECT id FROM t ORDER BY id')]).toEqual([
      [['serializable']],
      [{ id: 1 }, { id: 3 }],
    ])
  })
})

const ERRORS: [sql: string, cause: object][] = [
  ['SELECT * FROM nowhere', { kind: 'TableDoesNotExist', table: 'nowhere' }],
  ['SELECT nothing', { kind: 'ColumnNotFound', column: 'nothing' }],
  [
    'INSERT INTO t VALUES (1)',
    { kind: 'UniqueConstraintViolation', constraint: { index: 't_pkey' } },
  ],
  [
    'INSERT INTO t VALUES (NULL)',
    { kind: 'NullConstraintViolation', constraint: { fields: ['id'] } },
  ],
  [`SELECT 'x'::int`, { kind: 'InvalidInputValue' }],
  ['SELECT 99999999999::int', { kind: 'ValueOutOfRange' }],
  [
    'SELECT 1/0',
    { kind: 'postgres', code: '22012', severity: 'ERROR', message: 'division by zero' },
  ],
]

test.each(backends)('%s: errors reach the engine in words that it knows', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute('CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)')
    const factory = new DatabaseAdapterFactory({ database })
    const adapter = await factory.connect()
    for (const [sql, cause] of ERRORS) {
      await expect(adapter.executeScript(sql)).rejects.toMatchObject({
        name: 'DriverAdapterError',
        cause,
      })
    }
    expect({ code: factory.failure?.error.code, script: factory.failure?.script }).toEqual({
      code: '42P01',
      script: 'SELECT * FROM nowhere',
    })
  })
})
