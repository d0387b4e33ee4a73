/** One statement of a script. */
export interface SqlStatement {
  /** From its first word to its semicolon, without the comments before it. */
  sql: string
  /** Where it begins and ends in the script, as indexes of the string. */
  start: number
  end: number
  /** Its first words in capitals, at most four: `CREATE UNIQUE INDEX CONCURRENTLY`. */
  words: readonly string[]
}

// What holds no semicolon of the script's own, then words, then single characters.
// https://www.postgresql.org/docs/current/sql-syntax-lexical.html
const TOKEN =
  /--[^\n]*|\/\*|\be'(?:\\[\s\S]|''|[^'\\])*'?|'(?:''|[^'])*'?|"(?:""|[^"])*"?|\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[a-z_\u0080-\uffff][\w$\u0080-\uffff]*|\d[\w.]*|\S/gi
const WORDS_KEPT = 4

/**
 * A script as its statements, split as psql splits: not inside comments, strings, quoted names,
 * dollar quotes, parentheses (`CREATE RULE … DO (…; …)`) and `BEGIN ATOMIC … END`.
 * @see https://github.com/postgres/postgres/blob/master/src/fe_utils/psqlscan.l
 */
export function splitStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let open: OpenStatement | undefined
  const close = (end: number) => {
    if (!open) return
    const { start, words } = open
    statements.push({
      sql: script.slice(start, end),
      start,
      end,
      words: words.slice(0, WORDS_KEPT),
    })
    open = undefined
  }
  for (const { text, start, end } of tokensOf(script)) {
    if (text === ';' && !(open && isInside(open))) close(end)
    else open = continued(open ?? { start, words: [], last: '', parentheses: 0, blocks: 0 }, text)
  }
  close(script.trimEnd().length)
  return statements
}

interface OpenStatement {
  start: number
  words: string[]
  last: string
  parentheses: number
  blocks: number
}

function isInside({ parentheses, blocks }: OpenStatement): boolean {
  return parentheses > 0 || blocks > 0
}

function continued(open: OpenStatement, text: string): OpenStatement {
  const word = text.toUpperCase()
  if (text === '(') open.parentheses += 1
  if (text === ')') open.parentheses = Math.max(0, open.parentheses - 1)
  if (makesRoutine(open.words)) {
    const begins = word === 'ATOMIC' && open.last === 'BEGIN'
    if (begins || (word === 'CASE' && open.blocks > 0)) open.blocks += 1
    if (word === 'END') open.blocks = Math.max(0, open.blocks - 1)
  }
  if (open.words.length < WORDS_KEPT && /^\w/.test(text)) open.words.push(word)
  open.last = word
  return open
}

function makesRoutine(words: readonly string[]): boolean {
  return /^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)/.test(words.join(' '))
}

/** The tokens that are not comments; a string, quoted name or dollar quote is one token. */
function* tokensOf(script: string): Generator<{ text: string; start: number; end: number }> {
  const token = new RegExp(TOKEN)
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const [text] = match
    if (text === '/*') token.lastIndex = endOfComment(script, match.index)
    else if (/^\$.*\$$/s.test(text)) token.lastIndex = endOf(script, text, token.lastIndex)
    if (text === '/*' || text.startsWith('--')) continue
    yield { text, start: match.index, end: token.lastIndex }
  }
}

function endOf(script: string, tag: string, from: number): number {
  const end = script.indexOf(tag, from)
  return end < 0 ? script.length : end + tag.length
}

/** PostgreSQL's comments nest. */
function endOfComment(script: string, from: number): number {
  const mark = /\/\*|\*\//g
  mark.lastIndex = from
  let depth = 0
  for (let match = mark.exec(script); match; match = mark.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  return script.length
}
