import { course } from '../../../lessons/course.ts'
import { listProgress, newProgress } from '../../../src/learn/workspace/progress.ts'
import { href } from '../../router/route.ts'
import { workspace } from './workspace.ts'

const WORDS = { passed: 'passed', current: 'you are here', open: 'to come' } as const

/** All lessons, with how far each is. */
export function LessonList({ phase }: { phase: number }) {
  const progress = workspace.value?.progress ?? newProgress('', '')
  return (
    <nav class="lesson-list" aria-label="Lessons">
      <ol>
        {listProgress(progress, course.lessons).map(({ lesson, state, passed }) => (
          <li key={lesson.slug} class={state}>
            <a
              href={href({ view: 'do', phase: lesson.phase })}
              aria-current={lesson.phase === phase ? 'page' : undefined}
            >
              <b>
                {lesson.phase} {lesson.title}
              </b>
              <span class="state">
                {WORDS[state]}, {passed} of {lesson.tasks.length} tasks
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
