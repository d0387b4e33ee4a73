import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/** How the engine wants the values of one PostgreSQL type. */
export interface ColumnType {
  /** One of Prisma's `ColumnTypeEnum`. */
  kind: number
  /** From PostgreSQL's text of a value that is not NULL. */
  parse: (text: string) => unknown
  /** Set when the text is an array literal, whose elements `parse` reads. */
  list?: 'braces' | 'spaces'
}

const asIs = (text: string) => text
const isTrue = (text: string) => text === 't'

// The engine reads one character; PostgreSQL renders the zero byte, its "none", as no text at all.
const toCharacter = (text: string) => (text === '' ? '\0' : text)

// RFC 3339 wants a T and a whole offset: `2026-01-02 03:04:05.6+02` → `2026-01-02T03:04:05.6+02:00`.
const toDateTime = (text: string) => `${text.replace(' ', 'T')}+00:00`
const toDateTimeWithZone = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
const withoutZone = (text: string) => text.replace(/[+-]\d\d(:\d\d)*$/, '')
const toAmount = (text: string) => text.replace(/[^\d.-]/g, '')

function toBytes(text: string): Uint8Array {
  const pairs = text.slice(2).match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

type Kind = 'Int32' | 'Int64' | 'Float' | 'Double' | 'Numeric' | 'Boolean' | 'Character' | 'Text'
type OtherKind = 'Date' | 'Time' | 'DateTime' | 'Json' | 'Bytes' | 'Uuid'

// A type, its array type, what the engine calls them, and how a value is read.
// https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat
const KNOWN: readonly [number, number, Kind | OtherKind, (text: string) => unknown][] = [
  [16, 1000, 'Boolean', isTrue],
  [17, 1001, 'Bytes', toBytes],
  [18, 1002, 'Character', toCharacter],
  [19, 1003, 'Text', asIs],
  [20, 1016, 'Int64', asIs],
  [21, 1005, 'Int32', Number],
  [23, 1007, 'Int32', Number],
  [24, 1008, 'Text', asIs],
  [25, 1009, 'Text', asIs],
  [26, 1028, 'Int64', asIs],
  [28, 1011, 'Text', asIs],
  [114, 199, 'Json', asIs],
  [142, 143, 'Text', asIs],
  [650, 651, 'Text', asIs],
  [700, 1021, 'Float', Number],
  [701, 1022, 'Double', Number],
  [790, 791, 'Numeric', toAmount],
  [869, 1041, 'Text', asIs],
  [1042, 1014, 'Text', asIs],
  [1043, 1015, 'Text', asIs],
  [1082, 1182, 'Date', asIs],
  [1083, 1183, 'Time', asIs],
  [1114, 1115, 'DateTime', toDateTime],
  [1184, 1185, 'DateTime', toDateTimeWithZone],
  [1266, 1270, 'Time', withoutZone],
  [1560, 1561, 'Text', asIs],
  [1562, 1563, 'Text', asIs],
  [1700, 1231, 'Numeric', asIs],
  [2950, 2951, 'Uuid', asIs],
  [3802, 3807, 'Json', asIs],
]

const columnTypes = new Map<number, ColumnType>(
  KNOWN.flatMap(([scalar, array, kind, parse]): [number, ColumnType][] => [
    [scalar, { kind: ColumnTypeEnum[kind], parse }],
    [array, { kind: ColumnTypeEnum[`${kind}Array`], parse, list: 'braces' }],
  ]),
)
// The catalog's own lists, int2vector and oidvector, are numbers with spaces between them.
columnTypes.set(22, { kind: ColumnTypeEnum.Int32Array, parse: Number, list: 'spaces' })
columnTypes.set(30, { kind: ColumnTypeEnum.Int64Array, parse: asIs, list: 'spaces' })

/** How to hand values of a type, by its OID, to the engine; as text when it knows no better. */
export function findColumnType(oid: number): ColumnType {
  return columnTypes.get(oid) ?? { kind: ColumnTypeEnum.Text, parse: asIs }
}
