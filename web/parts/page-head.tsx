import { course } from '../../lessons/course.ts'
import { href, type Route } from '../router/route.ts'
import { route } from '../router/router.ts'
import { begunLesson } from '../storage/workspace-store.ts'
import { place } from '../views/timeline/moves.ts'
import { ThemeSwitch } from './theme-switch.tsx'

/** The lab's name and the views. */
export function PageHead() {
  const now = route.value
  return (
    <header class="page-head">
      <a class="brand" href={href({ view: 'start' })}>
        prisma<span>-</span>migration<span>-</span>lab
      </a>
      <nav aria-label="Views">
        <ul class="views">
          {LINKS.map(({ view, title }) => (
            <li key={view}>
              <a
                href={href(routeTo(view, place.value))}
                aria-current={now.view === view ? 'page' : undefined}
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeSwitch />
    </header>
  )
}

const LINKS = [
  { view: 'lesson', title: 'Lesson' },
  { view: 'read', title: 'Read' },
  { view: 'picture', title: 'Picture' },
  { view: 'do', title: 'Do' },
  { view: 'mistake', title: 'Mistake' },
  { view: 'ask', title: 'Ask' },
] as const

/** A view about what is next for the database, or about the last step at head. */
function routeTo(view: (typeof LINKS)[number]['view'], here: number | undefined): Route {
  const phase = Math.min((here ?? 0) + 1, course.lessons.length)
  if (view === 'lesson') return { view, phase }
  if (view === 'do') return { view, phase: phaseOfWork() }
  if (view === 'read') return { view, from: phase - 1, to: phase, part: 'schema' }
  if (view === 'picture') return { view, from: phase - 1, to: phase }
  return view === 'ask' ? { view, about: 'sql' } : { view }
}

/** Where the learner goes on with their own work; lesson 1 where they have not begun. */
function phaseOfWork(): number {
  return course.lessons.find(({ slug }) => slug === begunLesson.value)?.phase ?? 1
}
