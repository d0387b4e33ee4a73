import type { PGlite } from '@electric-sql/pglite'
import type { PostgresError } from '../../src/database/postgres-error.ts'
import { renderSqlExcerpt } from '../../src/history/sql-excerpt.ts'
import { ScratchCrashed } from '../../src/learn/replay/scratch-crashed.ts'
import type { SqlAnswer, SqlRefusal } from '../lab/sql-answer.ts'
import { TakenOver } from '../storage/stored-log.ts'
import { AnswerReader } from './answer-reader.ts'

/**
 * Runs a script that a learner typed, as one simple query: all of it or nothing, unless it says
 * otherwise. Afterwards the session is as a new one: a transaction left open is rolled back. Throws
 * `ScratchCrashed` when PostgreSQL breaks down under it.
 */
export async function runTypedSql(pglite: PGlite, text: string): Promise<SqlAnswer> {
  const started = performance.now()
  const { results, refusal } = await ask(pglite, text)
  const isLeftOpen = pglite.isInTransaction()
  await beAsNew(pglite)
  if (refusal) return { status: 'refused', refusal: refusalOf(text, refusal) }
  const milliseconds = Math.round(performance.now() - started)
  return { status: 'done', results, isLeftOpen, milliseconds }
}

async function ask(pglite: PGlite, text: string): Promise<AnswerReader> {
  const reader = new AnswerReader()
  await pglite.execProtocolRawStream(simpleQuery(text), {
    onRawData: (part) => reader.read(part),
  })
  return reader
}

function simpleQuery(text: string): Uint8Array {
  // The protocol ends the text at a zero, which PostgreSQL takes in no text either.
  const bytes = new TextEncoder().encode(text.replaceAll('\0', '�'))
  const message = new Uint8Array(bytes.length + 6)
  message[0] = 'Q'.charCodeAt(0)
  new DataView(message.buffer).setUint32(1, bytes.length + 5)
  message.set(bytes, 5)
  return message
}

async function beAsNew(pglite: PGlite): Promise<void> {
  try {
    if (pglite.isInTransaction()) await pglite.exec('ROLLBACK')
    await pglite.exec('DISCARD ALL')
    // After an overflow of its stack, PostgreSQL in WebAssembly answers nothing, without an error.
    const { rows } = await pglite.query('SELECT 1')
    if (rows.length > 0) return
  } catch (error) {
    // What was committed and can't be kept is not PostgreSQL's fault.
    if (error instanceof TakenOver) throw error
  }
  throw new ScratchCrashed()
}

function refusalOf(text: string, error: PostgresError): SqlRefusal {
  const { message, code, detail, hint, position } = error
  return {
    message,
    code,
    detail,
    hint,
    place: position === undefined ? undefined : placeOf(text, position),
    excerpt: position === undefined ? undefined : renderSqlExcerpt(text, position),
  }
}

/** `position` counts characters from 1, as PostgreSQL does. */
function placeOf(text: string, position: number): SqlRefusal['place'] {
  const before = Array.from(text).slice(0, position - 1)
  const start = before.lastIndexOf('\n') + 1
  const line = before.filter((character) => character === '\n').length + 1
  return { line, column: before.length - start + 1 }
}
