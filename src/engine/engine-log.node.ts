/** What one line of the engine's log tells, beside when and how grave. */
export interface LogFields {
  message: string
  is_panic?: boolean
  error_code?: string
  backtrace?: string
  git_hash?: string
}

/** Writes one line of the log that the prisma CLI reads from the engine's stderr. */
export function writeLog(level: 'INFO' | 'ERROR', fields: LogFields): void {
  const target = level === 'ERROR' ? 'schema_engine::logger' : 'schema_engine'
  const timestamp = new Date().toISOString()
  process.stderr.write(`${JSON.stringify({ timestamp, level, fields, target })}\n`)
}
