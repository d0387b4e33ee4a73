import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { runTypedSql } from '../../web/worker/run-typed-sql.ts'
import { readTestTemplate } from '../support/backends.ts'

async function withPGlite<T>(work: (pglite: PGlite) => Promise<T>): Promise<T> {
  const pglite = await PGlite.create({ loadDataDir: await readTestTemplate() })
  try {
    return await work(pglite)
  } finally {
    await pglite.close()
  }
}

/** Without the time it took. */
async function run(pglite: PGlite, sql: string) {
  const answer = await runTypedSql(pglite, sql)
  return answer.status === 'done' ? { ...answer, milliseconds: 0 } : answer
}

test('each statement of a script gives its command, columns, rows as text, and count', () =>
  withPGlite(async (pglite) => {
    const sql = `CREATE TABLE t (id int, at timestamptz, data bytea);
      INSERT INTO t VALUES (1, NULL, '\\x00ff'), (2, '2026-01-02 03:04:05+00', NULL);
      SELECT *, 'żółć 🌹' AS text FROM t ORDER BY id; DELETE FROM t WHERE id = 1`
    expect(await run(pglite, sql)).toMatchInlineSnapshot(`
      {
        "isLeftOpen": false,
        "milliseconds": 0,
        "results": [
          {
            "columns": [],
            "command": "CREATE TABLE",
            "count": 0,
            "rows": [],
          },
          {
            "columns": [],
            "command": "INSERT",
            "count": 2,
            "rows": [],
          },
          {
            "columns": [
              {
                "name": "id",
                "type": 23,
              },
              {
                "name": "at",
                "type": 1184,
              },
              {
                "name": "data",
                "type": 17,
              },
              {
                "name": "text",
                "type": 25,
              },
            ],
            "command": "SELECT",
            "count": 2,
            "rows": [
              [
                "1",
                null,
                "\\x00ff",
                "żółć 🌹",
              ],
              [
                "2",
                "2026-01-02 03:04:05+00",
                null,
                "żółć 🌹",
              ],
            ],
          },
          {
            "columns": [],
            "command": "DELETE",
            "count": 1,
            "rows": [],
          },
        ],
        "status": "done",
      }
    `)
  }))

test('rows beyond the first thousand are counted and not kept', () =>
  withPGlite(async (pglite) => {
    const answer = await runTypedSql(pglite, 'SELECT * FROM generate_series(1, 200000)')
    if (answer.status === 'refused') throw new Error(answer.refusal.message)
    const [result] = answer.results
    expect([result?.count, result?.rows.length, result?.rows.at(-1)]).toEqual([
      200_000,
      1_000,
      ['1000'],
    ])
  }))

test('a mistake has its place, and undoes what came before it', () =>
  withPGlite(async (pglite) => {
    const sql = "CREATE TABLE t (id int);\nINSERT INTO t VALUES (1);\nSELECT '🌹', nme FROM t"
    expect(await run(pglite, sql)).toMatchInlineSnapshot(`
      {
        "refusal": {
          "code": "42703",
          "detail": undefined,
          "excerpt": "3 | SELECT '🌹', nme FROM t
                       ^",
          "hint": undefined,
          "message": "column "nme" does not exist",
          "place": {
            "column": 13,
            "line": 3,
          },
        },
        "status": "refused",
      }
    `)
    expect(await run(pglite, 'SELECT FROM t')).toMatchObject({ refusal: { code: '42P01' } })
  }))

test('a transaction that is left open is rolled back, and the session is as a new one', () =>
  withPGlite(async (pglite) => {
    const sql = 'SET search_path = pg_catalog; BEGIN; CREATE TABLE public.t (id int)'
    expect(await run(pglite, sql)).toMatchObject({ status: 'done', isLeftOpen: true })
    expect(await run(pglite, 'SELECT FROM public.t')).toMatchObject({ refusal: { code: '42P01' } })
    expect(await run(pglite, 'SHOW search_path')).toMatchObject({
      results: [{ rows: [['public']] }],
    })
  }))

test.each([
  ['', []],
  ['-- nothing', []],
  ['COPY (SELECT 1) TO STDOUT', ['COPY']],
  ['LISTEN news; NOTIFY news', ['LISTEN', 'NOTIFY']],
  ["DO $$ BEGIN RAISE NOTICE 'hello'; END $$", ['DO']],
])('%j runs', (sql, commands) =>
  withPGlite(async (pglite) => {
    const answer = await runTypedSql(pglite, sql)
    const found = answer.status === 'done' ? answer.results.map(({ command }) => command) : answer
    expect(found).toEqual(commands)
  }),
)

test('a recursion without an end is told from a mistake', () =>
  withPGlite(async (pglite) => {
    const sql = `CREATE FUNCTION deep(n integer) RETURNS integer LANGUAGE plpgsql
      AS $$ BEGIN RETURN deep(n + 1); END $$; SELECT deep(1)`
    await expect(runTypedSql(pglite, sql)).rejects.toMatchObject({ name: 'ScratchCrashed' })
  }))
