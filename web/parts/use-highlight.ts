import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Highlight } from '../../src/html/highlight.ts'

const plain: Highlight = (code) =>
  code
    .trimEnd()
    .split('\n')
    .map((text) => [{ text, kind: undefined }])

const loaded = signal<Highlight>(plain)
let isAsked = false

/** Colours code. The grammars come when they are first wanted; until then code is there without colours. */
export function useHighlight(): Highlight {
  useEffect(() => {
    if (isAsked) return
    isAsked = true
    import('../../src/html/highlight.ts').then(({ createHighlight }) => {
      loaded.value = remember(createHighlight())
    })
  }, [])
  return loaded.value
}

/** The same file is drawn again and again. */
function remember(highlight: Highlight): Highlight {
  const known = new Map<string, ReturnType<Highlight>>()
  return (code, language) => {
    const key = `${language} ${code}`
    const tokens = known.get(key) ?? highlight(code, language)
    known.set(key, tokens)
    return tokens
  }
}
