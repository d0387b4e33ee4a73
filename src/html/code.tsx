import type { Highlight, Language, Token } from './highlight.ts'
import type { MarkedToken } from './mark-words.ts'

/** One line of code as coloured pieces; what differs from the other side is marked. */
export function CodeLine({ tokens }: { tokens: readonly (Token | MarkedToken)[] }) {
  return (
    <code>
      {tokens.map((token) => {
        const piece = token.kind ? <span class={`t-${token.kind}`}>{token.text}</span> : token.text
        return 'marked' in token && token.marked ? <mark>{piece}</mark> : piece
      })}
    </code>
  )
}

/** A whole file of code under its name. */
export function CodeFile(props: {
  name: string
  note: string
  code: string | null
  language: Language
  highlight: Highlight
}) {
  const { name, note, code, language, highlight } = props
  return (
    <figure>
      <figcaption>
        <b>{name}</b> {note}
      </figcaption>
      {code === null ? (
        <p class="none">There is no such file.</p>
      ) : (
        <pre>
          {highlight(code, language).map((tokens) => (
            <>
              <CodeLine tokens={tokens} />
              {'\n'}
            </>
          ))}
        </pre>
      )}
    </figure>
  )
}
