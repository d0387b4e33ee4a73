import { StreamLanguage, type StringStream } from '@codemirror/language'

interface PrismaState {
  /** How many braces are open. */
  depth: number
  /** What the next word is: the first of a line, the name after `model`, or one of those that follow. */
  next: 'first' | 'name' | 'other'
}

/** schema.prisma, as far as colours go; what is right in it Prisma's own validator says. */
export const prismaLanguage = StreamLanguage.define<PrismaState>({
  name: 'prisma',
  startState: () => ({ depth: 0, next: 'first' }),
  token(stream, state) {
    if (stream.sol()) state.next = 'first'
    if (stream.eatSpace()) return null
    if (stream.match(/^\/\/.*/)) return 'comment'
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string'
    if (stream.match(/^@@?[\w.]*/)) return 'meta'
    if (stream.match(/^-?\d[\d.]*/)) return 'number'
    if (stream.match(/^[\p{L}_][\p{L}\d_]*/u)) return wordToken(stream, state)
    const sign = stream.next()
    if (sign === '{') state.depth += 1
    if (sign === '}') state.depth = Math.max(0, state.depth - 1)
    return null
  },
  languageData: { commentTokens: { line: '//' } },
})

function wordToken(stream: StringStream, state: PrismaState): string | null {
  const place = state.next
  const word = stream.current()
  state.next = 'other'
  if (place === 'first' && state.depth === 0) {
    if (!BLOCKS.has(word)) return null
    state.next = 'name'
    return 'keyword'
  }
  if (place === 'first') return 'propertyName'
  if (place === 'name') return 'typeName'
  if (/^(?:true|false|null)$/.test(word)) return 'atom'
  if (stream.peek() === '(') return 'variableName.function'
  return /^\p{Lu}/u.test(word) ? 'typeName' : null
}

const BLOCKS: ReadonlySet<string> = new Set([
  'datasource',
  'enum',
  'generator',
  'model',
  'type',
  'view',
])
