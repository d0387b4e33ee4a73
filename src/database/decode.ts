import type { Parameter, RawResult, Row } from './database.ts'

// https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat
const decoders: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  20: BigInt,
  21: Number,
  23: Number,
  26: Number,
  114: JSON.parse,
  700: Number,
  701: Number,
  3802: JSON.parse,
}

/** The rows of a raw result as objects, decoded as `Database.query` promises. */
export function decodeRows<T = Row>({ columns, rows }: RawResult): T[] {
  return rows.map((row) => {
    const entries = columns.map(({ name, type }, index) => {
      const text = row[index] ?? null
      const decode = decoders[type]
      return [name, text === null || decode === undefined ? text : decode(text)]
    })
    return Object.fromEntries(entries) as T
  })
}

/** Parameters as PostgreSQL reads them in text format. */
export function encodeParameters(parameters: readonly Parameter[]): (string | null)[] {
  return parameters.map((value) => (value === null ? null : String(value)))
}
