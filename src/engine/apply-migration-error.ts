import type { AdapterFailure } from './driver-adapter.ts'

/** Lines of the script shown before the one with the mistake. */
const LINES_BEFORE = 5

/**
 * A migration's script that PostgreSQL refused, as Prisma's native engine words it.
 * https://www.prisma.io/docs/orm/reference/error-reference#p3018
 */
export function renderApplyMigrationError(migration: string, { error, script }: AdapterFailure) {
  const details = [
    `${error.severity ?? 'ERROR'}: ${error.message}`,
    error.detail && `DETAIL: ${error.detail}`,
    error.hint && `HINT: ${error.hint}`,
  ].filter(Boolean)
  const position = error.position && script ? renderPosition(script, error.position) : ''
  const databaseError = `${details.join('\n')}${position}`
  return {
    code: 'P3018',
    meta: {
      migration_name: migration,
      database_error_code: error.code,
      database_error: databaseError,
    },
    message: [
      'A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve',
      `Migration name: ${migration}`,
      `Database error code: ${error.code}`,
      `Database error:\n${databaseError}\n`,
    ].join('\n\n'),
  }
}

/** The line of a script that holds a position (in characters, from 1), and those before it. */
function renderPosition(script: string, position: number): string {
  const upTo = Array.from(script).slice(0, position - 1)
  const last = upTo.filter((character) => character === '\n').length
  const first = Math.max(0, last - LINES_BEFORE)
  const lines = script
    .split('\n')
    .slice(first, last + 1)
    .map((line, index) => `${String(first + index + 1).padStart(3)} ${line}`.trimEnd())
  return `\n\nPosition:\n${lines.join('\n')}`
}
