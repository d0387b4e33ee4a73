import type { ValueSample } from './evidence.ts'

const MOST_CHARACTERS = 40

/** The samples of one field, a line each: `row 24: "  Lena Leading" became "Lena Leading"`. */
export function describeSamples(samples: readonly ValueSample[], field: string): string {
  return samples
    .filter((sample) => sample.field === field)
    .map(({ row, was, is }) => `row ${row}: ${quoteValue(was)} ${describeNow(is)}`)
    .join('\n')
}

function describeNow(is: ValueSample['is']): string {
  return is === undefined ? 'is gone' : `became ${quoteValue(is)}`
}

/**
 * A value in quotes, so that spaces at its ends are seen, with what can't be seen written as an
 * escape; a long one is cut and its length told.
 */
export function quoteValue(value: string | null): string {
  if (value === null) return 'NULL'
  const characters = [...value]
  if (characters.length <= MOST_CHARACTERS) return quote(value)
  return `${quote(`${characters.slice(0, MOST_CHARACTERS).join('')}…`)} (${characters.length} characters)`
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cf}\u00a0]/gu,
    (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
