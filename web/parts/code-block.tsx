import { CodeLine } from '../../src/html/code.tsx'
import type { Language } from '../../src/html/highlight.ts'
import { CopyButton } from './copy-button.tsx'
import { useHighlight } from './use-highlight.ts'

interface CodeBlockProps {
  code: string
  /** As a fence of Markdown names it; undefined for output. */
  language?: string | undefined
  /** What stands above it: a file's name, or what the language is called. */
  title?: string | undefined
}

const TITLES: Readonly<Record<string, string>> = {
  sh: 'In a terminal',
  sql: 'SQL',
  prisma: 'schema.prisma',
  python: 'Python',
  ts: 'TypeScript',
}

/** Code to read and to copy, coloured where the language is one of ours. */
export function CodeBlock({ code, language, title }: CodeBlockProps) {
  const highlight = useHighlight()
  const text = code.trimEnd()
  const known = language === 'sql' || language === 'prisma' ? (language as Language) : undefined
  const lines = known ? highlight(text, known) : text.split('\n').map(plainLine)
  const name = title ?? TITLES[language ?? ''] ?? 'Output'
  return (
    <figure class={`code-block ${language === 'sh' ? 'terminal' : ''}`}>
      <figcaption>
        <span>{name}</span>
        {language && <CopyButton text={text} what={name} />}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre tabIndex={0}>
        {lines.map((tokens) => (
          <>
            <CodeLine tokens={tokens} />
            {'\n'}
          </>
        ))}
      </pre>
    </figure>
  )
}

function plainLine(text: string) {
  return [{ text, kind: undefined }]
}
