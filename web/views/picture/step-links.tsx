import { course } from '../../../lessons/course.ts'
import { placeName } from '../../../src/course/find-place.ts'
import { href, type Side } from '../../router/route.ts'

/** A link for each single step of the course. */
export function StepLinks({ from, to }: { from: Side; to: Side }) {
  return (
    <p class="links">
      {course.lessons.map(({ phase }) => (
        <a
          href={href({ view: 'picture', from: phase - 1, to: phase })}
          aria-current={from === phase - 1 && to === phase ? 'page' : undefined}
          key={phase}
        >
          {placeName({ phase: phase - 1 })} → {phase}
        </a>
      ))}
    </p>
  )
}
