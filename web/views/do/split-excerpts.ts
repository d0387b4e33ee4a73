/** A part of a text: sentences, or lines whose columns mean something. */
export interface TextPart {
  kind: 'words' | 'excerpt'
  text: string
}

// Prisma's frames (`-->  schema.prisma:15`, `14 |   name String`) and PostgreSQL's place with its caret.
const EXCERPT = /^\s*(?:-->|\d*\s*\||\^+\s*$)/

/** The parts of what a tool said, in their order; a frame of code stays whole. */
export function splitExcerpts(text: string): TextPart[] {
  const parts: TextPart[] = []
  for (const line of text.split('\n')) {
    const kind = EXCERPT.test(line) ? 'excerpt' : 'words'
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += `\n${line}`
    else parts.push({ kind, text: line })
  }
  return parts
}
