import { lexer, type Tokens } from 'marked'
import { useMemo } from 'preact/hooks'
import { href } from '../../router/route.ts'
import { lessonText } from './lesson-texts.ts'
import { sectionName } from './section-name.ts'

/** The lesson's headings, each with an address of its own. */
export function LessonContents({ phase }: { phase: number }) {
  const headings = useMemo(() => readHeadings(phase), [phase])
  return (
    <nav class="lesson-contents" aria-label="In this lesson">
      <ul>
        {headings.map(({ text, section }) => (
          <li key={section}>
            <a href={href({ view: 'lesson', phase, section })}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function readHeadings(phase: number) {
  return lexer(lessonText(phase))
    .filter((token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2)
    .map(({ text }) => ({ text: text.replaceAll('`', ''), section: sectionName(text) }))
}
