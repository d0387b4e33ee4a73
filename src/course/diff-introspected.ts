// What Prisma's engine introspects says the same as a schema that a person wrote in other words.

/**
 * Introspected models in the order and spelling of `known`: the engine writes fields in the table's
 * order, and leaves out an index's name where it is the default.
 */
export function spelledLike(known: string, models: string): string {
  const lines = known.split('\n')
  const spelling = new Map(lines.map((line) => [withoutAlignment(withoutDefaultName(line)), line]))
  const places = lines.map(firstWord)
  const place = (line: string) => {
    const index = places.indexOf(firstWord(line))
    return index < 0 ? places.length : index
  }
  return models
    .replace(FIELDS, (fields) => {
      const sorted = fields
        .trimEnd()
        .split('\n')
        .sort((a, b) => place(a) - place(b))
      return `${sorted.join('\n')}\n`
    })
    .split('\n')
    .map((line) => spelling.get(withoutAlignment(line)) ?? line)
    .join('\n')
}

/** The engine says `Unsupported("vector")` of a column that the catalog knows as `vector(512)`. */
export function withModifiers(models: string, catalog: ReadonlyMap<string, string>): string {
  return models.replace(UNSUPPORTED, (line, field: string, type: string) => {
    const column = /@map\("([^"]+)"\)/.exec(line)?.[1] ?? field
    const modified = [...catalog]
      .filter(([object]) => object.startsWith('column ') && object.endsWith(`.${column}`))
      .map(([, definition]) => /^[\w ]+\([^)]*\)/.exec(definition)?.[0])
      .find((definition) => definition?.startsWith(`${type}(`))
    return modified ? line.replace(`"${type}"`, `"${modified}"`) : line
  })
}

const FIELDS = /(^ {2}[^@\s].*\n)+/gm
const UNSUPPORTED = /^ {2}(\w+) +Unsupported\("(\w+)"\).*$/gm

function withoutDefaultName(line: string): string {
  const columns = /@@index\(\[([^\]]*)\]/.exec(line)?.[1]?.split(/,\s*/).join('_')
  return columns ? line.replace(new RegExp(`, map: "\\w+_${columns}_idx"`), '') : line
}

function withoutAlignment(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}

function firstWord(line: string): string {
  return line.trim().split(/\s+/, 1)[0] ?? ''
}
