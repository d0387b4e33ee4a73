import type { SqlQueryInput, SqlQueryOutput } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { EngineError } from './engine-error.ts'

export async function describeQueries(
  _url: string,
  _queries: SqlQueryInput[],
): Promise<SqlQueryOutput[]> {
  throw new EngineError('TypedSQL is not available here.')
}
