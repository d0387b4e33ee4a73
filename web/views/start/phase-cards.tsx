import { course } from '../../../lessons/course.ts'
import { href } from '../../router/route.ts'

/** The four phases: what changes in each, and where to read, see and do it. */
export function PhaseCards() {
  return (
    <section class="phases" aria-labelledby="phases">
      <h2 id="phases">The four phases</h2>
      <ol class="phase-cards">
        {course.lessons.map(({ phase, title, summary }) => (
          <li class="card" key={phase}>
            <h3>
              <span class="phase-number" aria-hidden="true">
                {phase}
              </span>
              {title}
            </h3>
            <p>{summary}</p>
            <p class="links">
              <a href={href({ view: 'lesson', phase })}>
                Lesson<span class="unseen"> {phase}</span>
              </a>
              <a href={href({ view: 'read', from: phase - 1, to: phase, part: 'schema' })}>
                What changed<span class="unseen"> in phase {phase}</span>
              </a>
              <a href={href({ view: 'do', phase })}>
                Do it yourself<span class="unseen">: lesson {phase}</span>
              </a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
