import type { LessonProgress, SolutionFile } from '../learn/session/lesson-actions.ts'
import type { Task } from '../learn/task.ts'
import type { Page } from './page.ts'
import { renderSql } from './render-sql.ts'
import { renderTable } from './render-table.ts'
import { hangText, wrapLines } from './wrap-lines.ts'

/** The hints given so far of a task, and where to read more once there are none left. */
export function renderHints({ hints, links }: Task, shown: number, page: Page): string {
  const given = hints
    .slice(0, shown)
    .flatMap((hint, index) =>
      hangText(
        page.paint('cyan', `Hint ${index + 1} of ${hints.length}  `),
        hint,
        page.columns,
        13,
      ),
    )
  const further = shown < hints.length ? [] : links
  const read = further.flatMap(({ title, url }) =>
    wrapLines(`Read: ${title}  ${url}`, page.columns),
  )
  return [...given, ...read].join('\n')
}

/** The files of the solution, one below the other. */
export function renderSolution(files: readonly SolutionFile[], page: Page): string {
  return files
    .map(({ path, content }) => `${page.paint('bold', path)}\n${renderSql(content, page)}`)
    .join('\n\n')
}

/** All lessons with what is passed of each. */
export function renderLessons(progress: readonly LessonProgress[], page: Page): string {
  const rows = progress.map(({ lesson, state, passed }) => [
    MARKS[state],
    String(lesson.phase),
    lesson.title,
    `${passed} of ${lesson.tasks.length}`,
    WORDS[state],
  ])
  const columns = ['', 'lesson', 'title', 'tasks passed', 'state'].map((title) => ({ title }))
  return renderTable(columns, rows, page)
}

const MARKS = { passed: '✓', current: '▸', open: '·' } as const
const WORDS = { passed: 'passed', current: 'you are here', open: 'to come' } as const
