import { lessonText } from './lesson-texts.ts'
import { Markdown } from './markdown.tsx'
import { resolveLink } from './resolve-link.ts'
import './lesson.css'

/** A lesson's text. `lower` as in `Markdown`; its own heading is left out where the view has one. */
export function LessonText({ phase, lower = 0, isHeaded = false }: LessonTextProps) {
  const text = lessonText(phase)
  return (
    <div class="lesson-text">
      <Markdown
        text={isHeaded ? text.replace(/^# .*\n/, '') : text}
        lower={lower}
        resolve={(link) => resolveLink(phase, link)}
      />
    </div>
  )
}

interface LessonTextProps {
  phase: number
  lower?: number
  isHeaded?: boolean
}
