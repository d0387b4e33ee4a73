import type { TaughtLesson } from '../learn/taught-lesson.ts'
import { type Progress, recordOf } from '../learn/workspace/progress.ts'
import type { Page } from './page.ts'
import { renderTable } from './render-table.ts'

/** How far each lesson is, and the command to go on with. */
export function renderProgress(
  progress: Progress,
  lessons: readonly TaughtLesson[],
  page: Page,
): string {
  const rows = lessons.map((lesson) => {
    const { mark, words } = stateOf(progress, lesson)
    return [mark, String(lesson.phase), lesson.title, tasksOf(progress, lesson), words]
  })
  const columns = ['', 'lesson', 'title', 'tasks passed', 'state'].map((title) => ({ title }))
  return `${renderTable(columns, rows, page)}\n${page.paint('bold', 'Next:')} ${nextOf(progress, lessons)}`
}

/** The same in a sentence a lesson. */
export function renderPlainProgress(progress: Progress, lessons: readonly TaughtLesson[]): string {
  const lines = lessons.map((lesson) => {
    const { words } = stateOf(progress, lesson)
    return `Lesson ${lesson.phase}, ${lesson.title}: ${words}, ${tasksOf(progress, lesson)} tasks passed.`
  })
  return [...lines, `Next: ${nextOf(progress, lessons)}`].join('\n')
}

function stateOf(progress: Progress, { slug }: TaughtLesson): { mark: string; words: string } {
  const { passed, since } = recordOf(progress, slug)
  const here = slug === progress.lesson
  if (passed) {
    const words = `passed ${since}`.trimEnd()
    return { mark: '✓', words: here ? `${words}, you are here` : words }
  }
  if (here) return { mark: '▸', words: 'you are here' }
  return { mark: '·', words: progress.lessons[slug] ? `begun ${since}`.trimEnd() : 'to come' }
}

function tasksOf(progress: Progress, { slug, tasks }: TaughtLesson): string {
  const { tasks: passed } = recordOf(progress, slug)
  return `${tasks.filter(({ id }) => passed.includes(id)).length} of ${tasks.length}`
}

function nextOf(progress: Progress, lessons: readonly TaughtLesson[]): string {
  const place = lessons.findIndex(({ slug }) => slug === progress.lesson)
  if (!recordOf(progress, progress.lesson).passed) return 'npm run learn'
  const open = lessons.find(({ slug }) => !recordOf(progress, slug).passed)
  if (lessons[place + 1] === open && open) return 'npm run learn -- --next'
  return `npm run learn -- ${open?.phase ?? 1}`
}
