import { course } from '../../../lessons/course.ts'
import type { LessonProgress } from '../../../src/learn/session/lesson-actions.ts'
import { listProgress, newProgress, recordOf } from '../../../src/learn/workspace/progress.ts'
import { href } from '../../router/route.ts'
import { workspace } from './workspace.ts'

/** All lessons, with how far each is. */
export function LessonList({ phase }: { phase: number }) {
  const progress = workspace.value?.progress ?? newProgress('', '')
  return (
    <nav class="lesson-list" aria-label="Lessons">
      <ol>
        {listProgress(progress, course.lessons).map((each) => {
          const { lesson, passed } = each
          const isPassed = recordOf(progress, lesson.slug).passed
          const isShown = lesson.phase === phase
          return (
            <li key={lesson.slug} class={isPassed ? 'passed' : each.state}>
              <a
                href={href({ view: 'do', phase: lesson.phase })}
                aria-current={isShown ? 'page' : undefined}
              >
                <b>
                  {lesson.phase} {lesson.title}
                </b>
                <span class="state">
                  {describeState(each, isPassed, isShown)}, {passed} of {lesson.tasks.length} tasks
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** `passed, you are here`; a lesson that is looked at from another one is not where the files are. */
function describeState(
  { state, passed }: LessonProgress,
  isPassed: boolean,
  isShown: boolean,
): string {
  const place = isShown ? 'you are here' : 'your files are here'
  if (state === 'current') return isPassed ? `passed, ${place}` : place
  if (isPassed) return 'passed'
  return passed > 0 ? 'begun' : 'not begun'
}
