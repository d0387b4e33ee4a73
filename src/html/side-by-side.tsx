import { alignLines, type LinePair } from './align-lines.ts'
import { CodeLine } from './code.tsx'
import type { Highlight, Language, Token } from './highlight.ts'
import { markWords } from './mark-words.ts'

interface SideBySideProps {
  before: string
  after: string
  titles: readonly [string, string]
  language: Language
  highlight: Highlight
}

/** Two texts beside each other, line by line; on a narrow page below each other. */
export function SideBySide({ before, after, titles, language, highlight }: SideBySideProps) {
  const [left, right] = [before, after].map((code) => (code ? highlight(code, language) : []))
  const lines = (side: readonly Token[][] = []) => side.map((line) => line.map(textOf).join(''))
  const pairs = alignLines(lines(left), lines(right))
  return (
    <table class="side-by-side">
      <colgroup>
        <col class="number" />
        <col />
        <col class="number" />
        <col />
      </colgroup>
      <thead>
        <tr>
          {titles.map((title) => (
            <th scope="col" colSpan={2} key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr class={pair.kind} key={`${pair.before} ${pair.after}`}>
            <Side place={pair.before} lines={left} other={right?.[pair.after ?? -1]} pair={pair} />
            <Side
              place={pair.after}
              lines={right}
              other={left?.[pair.before ?? -1]}
              pair={pair}
              isAfter
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SideProps {
  place: number | undefined
  lines: readonly Token[][] | undefined
  other: readonly Token[] | undefined
  pair: LinePair
  isAfter?: boolean
}

function Side({ place, lines, other, pair, isAfter }: SideProps) {
  const side = isAfter ? 'after' : 'before'
  const line = place === undefined ? undefined : lines?.[place]
  if (!line || place === undefined) return <td class={`${side} absent`} colSpan={2} />
  const tokens = pair.kind === 'changed' && other ? markWords(line, other) : line
  const sign = pair.kind === 'same' ? ' ' : isAfter ? '+' : '-'
  return (
    <>
      <td class={`${side} number`}>{place + 1}</td>
      <td class={`${side} line`}>
        <span class="sign">{sign}</span>
        <CodeLine tokens={tokens} />
      </td>
    </>
  )
}

function textOf({ text }: Token): string {
  return text
}
