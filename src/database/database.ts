/** A parameter of a query, sent as PostgreSQL's text format; a list goes as JSON text. */
export type Parameter = string | number | bigint | boolean | null

export interface RawColumn {
  name: string
  /** The type's OID in `pg_type`. */
  type: number
}

export interface RawResult {
  columns: RawColumn[]
  /** Each value exactly as PostgreSQL renders it as text. */
  rows: (string | null)[][]
  /** Rows touched by INSERT, UPDATE, DELETE; rows returned by SELECT. */
  affected: number
}

export interface Row {
  [column: string]: unknown
}

/**
 * One session of one PostgreSQL database, whether PostgreSQL runs in this process or behind a
 * connection. An error that PostgreSQL reports is thrown as `PostgresError`.
 */
export interface Database {
  /**
   * Runs one statement and returns its rows as objects. int2, int4 and oid become `number`, int8
   * `bigint`, float4 and float8 `number`, bool `boolean`, json and jsonb their value; everything
   * else stays the text that PostgreSQL renders.
   */
  query<T = Row>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>
  /** Runs one statement and returns its values as text, undecoded. */
  queryRaw(sql: string, parameters?: readonly Parameter[]): Promise<RawResult>
  /**
   * Runs a whole script as one simple query, so `$$` bodies and several statements arrive as they
   * are. Outside a transaction PostgreSQL runs it as one: all of it or nothing.
   */
  execute(script: string): Promise<void>
  /**
   * Runs `work` between BEGIN and COMMIT on this session; when `work` throws, rolls back and
   * throws on. Inside another transaction it uses a savepoint.
   */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}
