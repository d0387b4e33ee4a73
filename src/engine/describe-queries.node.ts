import type {
  SqlQueryColumnOutput,
  SqlQueryInput,
  SqlQueryOutput,
  SqlQueryParameterOutput,
} from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'
import { PostgresError } from '../database/postgres-error.ts'
import { type StatementDescription, withDescriber } from './describe-statement.node.ts'
import { EngineError } from './engine-error.ts'
import { type QueryNotes, readQueryNotes } from './query-notes.ts'

/**
 * What TypedSQL needs to know of queries: their parameters, their columns, the types of both. The
 * engine in WebAssembly can't tell. Throws an `EngineError` when PostgreSQL refuses a query.
 * https://www.prisma.io/docs/orm/prisma-client/using-raw-sql/typedsql
 */
export function describeQueries(url: string, queries: SqlQueryInput[]): Promise<SqlQueryOutput[]> {
  return withDescriber(url, async (describe, client) => {
    const described: SqlQueryOutput[] = []
    for (const { name, source } of queries) {
      const statement = await describe(source).catch(explain)
      const notes = readQueryNotes(source)
      described.push({
        name,
        source,
        documentation: notes.documentation,
        parameters: await describeParameters(client, statement, notes),
        resultColumns: await describeColumns(client, statement, source),
      })
    }
    return described
  })
}

async function describeParameters(
  client: pg.Client,
  { parameterTypes }: StatementDescription,
  notes: QueryNotes,
): Promise<SqlQueryParameterOutput[]> {
  const names = await readTypeNames(client, parameterTypes)
  return parameterTypes.map((type, index) => {
    const note = notes.parameters.get(index + 1)
    return {
      name: note?.name ?? `_${index + 1}`,
      typ: note?.type ?? names.get(type) ?? 'unknown',
      documentation: note?.documentation ?? null,
      nullable: note?.nullable ?? false,
    }
  })
}

async function describeColumns(
  client: pg.Client,
  { columns }: StatementDescription,
  source: string,
): Promise<SqlQueryColumnOutput[]> {
  const names = await readTypeNames(
    client,
    columns.map(({ type }) => type),
  )
  // Only a column that a table says is never NULL is known not to be, unless a join may miss.
  const joined = /\b(LEFT|RIGHT|FULL)\b[\s\S]*?\bJOIN\b/i.test(source)
  const { rows } = await client.query<{ key: string }>(
    `SELECT attrelid || ':' || attnum AS key FROM pg_attribute
     WHERE attnotnull AND attrelid = ANY ($1::oid[])`,
    [columns.map(({ tableId }) => tableId)],
  )
  const required = new Set(joined ? [] : rows.map(({ key }) => key))
  return columns.map(({ name, type, tableId, columnId }) => ({
    name,
    typ: names.get(type) ?? 'unknown',
    nullable: !required.has(`${tableId}:${columnId}`),
  }))
}

// PostgreSQL's names of types → Prisma's. https://github.com/prisma/prisma/blob/main/packages/generator/src/typedSql.ts
const PRISMA_TYPES: Readonly<Record<string, string>> = {
  bit: 'string',
  bool: 'bool',
  bpchar: 'string',
  bytea: 'bytes',
  char: 'char',
  cidr: 'string',
  date: 'date',
  float4: 'float',
  float8: 'double',
  inet: 'string',
  int2: 'int',
  int4: 'int',
  int8: 'bigint',
  json: 'json',
  jsonb: 'json',
  money: 'decimal',
  name: 'string',
  numeric: 'decimal',
  oid: 'bigint',
  text: 'string',
  time: 'time',
  timestamp: 'datetime',
  timestamptz: 'datetime',
  timetz: 'time',
  uuid: 'uuid',
  varbit: 'string',
  varchar: 'string',
  xml: 'xml',
}

async function readTypeNames(client: pg.Client, types: number[]): Promise<Map<number, string>> {
  const { rows } = await client.query<{ oid: number; name: string; kind: string; list: boolean }>(
    `SELECT t.oid::int8::int4 AS oid, coalesce(e.typname, t.typname) AS name,
            coalesce(e.typtype, t.typtype) AS kind, e.oid IS NOT NULL AS list
     FROM pg_type t LEFT JOIN pg_type e ON t.typcategory = 'A' AND e.oid = t.typelem
     WHERE t.oid = ANY ($1::oid[])`,
    [types],
  )
  return new Map(
    rows.map(({ oid, name, kind, list }) => {
      const scalar = kind === 'e' ? name : PRISMA_TYPES[name]
      return [oid, scalar === undefined ? 'unknown' : list ? `${scalar}-array` : scalar]
    }),
  )
}

function explain(error: unknown): never {
  if (!(error instanceof PostgresError)) throw error
  const { severity = 'ERROR', message, hint } = error
  throw new EngineError(`${severity}: ${message}${hint ? `\nHINT: ${hint}` : ''}`, {}, error)
}
