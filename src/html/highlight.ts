import { createCssVariablesTheme, createHighlighterCoreSync } from '@shikijs/core'
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript'
import prisma from '@shikijs/langs/prisma'
import sql from '@shikijs/langs/sql'

export type Language = 'prisma' | 'sql'

/** A piece of a line, and the kind of word it is: the class that gives it its colour. */
export interface Token {
  text: string
  kind: string | undefined
}

/** Splits code into lines of tokens. */
export type Highlight = (code: string, language: Language) => Token[][]

const VARIABLE = /^var\(--code-token-([a-z]+)/

/** Loads the grammars; the tokens carry classes and no colours, so that the page has two schemes. */
export function createHighlight(): Highlight {
  const highlighter = createHighlighterCoreSync({
    langs: [prisma, sql],
    themes: [
      createCssVariablesTheme({ name: 'page', variablePrefix: '--code-', fontStyle: false }),
    ],
    engine: createJavaScriptRegexEngine(),
  })
  return (code, lang) =>
    highlighter.codeToTokensBase(code.trimEnd(), { lang, theme: 'page' }).map((line) =>
      line.map(({ content, color }) => ({
        text: content,
        kind: VARIABLE.exec(color ?? '')?.[1],
      })),
    )
}
