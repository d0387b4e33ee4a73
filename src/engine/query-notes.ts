/** What the comments at the head of a TypedSQL query say. */
export interface QueryNotes {
  documentation: string | null
  /** By the parameter's number, from 1. */
  parameters: Map<number, ParameterNote>
}

export interface ParameterNote {
  name: string | undefined
  /** One of Prisma's names for types, when the comment gives one. */
  type: string | undefined
  documentation: string | undefined
  nullable: boolean
}

// -- @param {Int} $1:minimumAge? The youngest
const PARAMETER = /^@param\s+(?:\{(\w+)(?:\[\])?\}\s+)?\$(\d+)(?::(\w+))?(\?)?\s*(.*)$/

const TYPES: Readonly<Record<string, string>> = {
  BigInt: 'bigint',
  Boolean: 'bool',
  Bytes: 'bytes',
  DateTime: 'datetime',
  Decimal: 'decimal',
  Float: 'double',
  Int: 'int',
  Json: 'json',
  String: 'string',
}

/** Reads the `--` comments of a query: its documentation, and a line for each parameter. */
export function readQueryNotes(source: string): QueryNotes {
  const lines = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('--'))
    .map((line) => line.slice(2).trim())
  const documentation = lines.filter((line) => !line.startsWith('@')).join('\n')
  const parameters = new Map<number, ParameterNote>()
  for (const line of lines) {
    const [matched, type, number, name, optional, text] = PARAMETER.exec(line) ?? []
    if (matched === undefined) continue
    parameters.set(Number(number), {
      name,
      type: type === undefined ? undefined : (TYPES[type] ?? type),
      documentation: text || undefined,
      nullable: optional !== undefined,
    })
  }
  return { documentation: documentation || null, parameters }
}
