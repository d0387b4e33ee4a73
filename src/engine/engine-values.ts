import type { ArgType, SqlResultSet } from '@prisma/driver-adapter-utils'
import { parse as parseArray } from 'postgres-array'
import type { Parameter, RawResult } from '../database/database.ts'
import { type ColumnType, findColumnType } from './column-type.ts'

/** A raw result as Prisma's driver adapters hand it to the engine. */
export function toResultSet({ columns, rows }: RawResult): SqlResultSet {
  const types = columns.map(({ type }) => findColumnType(type))
  return {
    columnNames: columns.map(({ name }) => name),
    columnTypes: types.map(({ kind }) => kind) as SqlResultSet['columnTypes'],
    rows: rows.map((row) => types.map((type, index) => toValue(row[index] ?? null, type))),
  }
}

function toValue(text: string | null, { parse, list }: ColumnType): unknown {
  if (text === null) return null
  if (list === 'braces') return parseArray(text, parse)
  if (list === 'spaces') return text.split(' ').filter(Boolean).map(parse)
  return parse(text)
}

/** One of the engine's arguments as PostgreSQL reads it in text format. */
export function toParameter(value: unknown, type: ArgType | undefined): Parameter {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return toArrayLiteral(value, type)
  if (value instanceof Uint8Array) return toHex(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' && type?.scalarType === 'bytes') {
    return toHex(Uint8Array.from(atob(value), (character) => character.charCodeAt(0)))
  }
  return typeof value === 'object' ? JSON.stringify(value) : (value as Parameter)
}

// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
function toArrayLiteral(values: unknown[], type: ArgType | undefined): string {
  const elements = values.map((value) => {
    if (Array.isArray(value)) return toArrayLiteral(value, type)
    const parameter = toParameter(value, type)
    return parameter === null ? 'NULL' : `"${String(parameter).replace(/["\\]/g, '\\$&')}"`
  })
  return `{${elements.join(',')}}`
}

function toHex(bytes: Uint8Array): string {
  return `\\x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
