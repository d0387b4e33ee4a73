import { course } from '../../../lessons/course.ts'
import { standing } from '../../lab/lab-state.ts'
import type { Side } from '../../router/route.ts'
import { href } from '../../router/route.ts'
import { LessonText } from '../lesson/lesson-text.tsx'

/** The text of each lesson on the way from one state to the other. */
export function LessonsBetween({ from, to }: { from: Side; to: Side }) {
  const [low, high] = [phaseOf(from), phaseOf(to)].sort((a, b) => a - b) as [number, number]
  const lessons = course.lessons.slice(low, high)
  if (lessons.length === 0) return <p class="quiet">No lesson lies between them.</p>
  if (lessons.length === 1) return <LessonText phase={high} lower={1} />
  return (
    <>
      {lessons.map(({ phase, title, summary }) => (
        <details class="lesson-between" key={phase}>
          <summary>
            Lesson {phase}: {title}
          </summary>
          <p>
            {summary} <a href={href({ view: 'lesson', phase })}>By itself</a>
          </p>
          <LessonText phase={phase} lower={1} isHeaded />
        </details>
      ))}
    </>
  )
}

function phaseOf(side: Side): number {
  return side === 'database' ? (standing.value?.phase ?? 0) : side
}
