import { useEffect } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import { ViewHead } from '../../parts/view-head.tsx'
import { href } from '../../router/route.ts'
import { LessonContents } from './lesson-contents.tsx'
import { LessonPlace } from './lesson-place.tsx'
import { LessonText } from './lesson-text.tsx'

/** A lesson to read, with its contents beside it; `section` is the place that the address names. */
export function LessonView({ phase, section }: { phase: number; section?: string }) {
  useEffect(() => {
    const place = section && document.getElementById(section)
    if (!place) return
    place.scrollIntoView()
    place.focus({ preventScroll: true })
  }, [section])
  const lesson = course.lessons[phase - 1]
  return (
    <div class="lesson">
      <ViewHead title={`Lesson ${phase}: ${lesson?.title}`}>
        <p class="lead">{lesson?.summary}</p>
        <LessonLinks phase={phase} />
      </ViewHead>
      <LessonContents phase={phase} />
      <div class="lesson-body">
        <LessonPlace phase={phase} />
        <LessonText phase={phase} isHeaded />
      </div>
    </div>
  )
}

function LessonLinks({ phase }: { phase: number }) {
  return (
    <p class="links">
      {course.lessons.map((each) => (
        <a
          href={href({ view: 'lesson', phase: each.phase })}
          aria-current={each.phase === phase ? 'page' : undefined}
          key={each.phase}
        >
          Lesson {each.phase}
        </a>
      ))}
    </p>
  )
}
