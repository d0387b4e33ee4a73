import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'

interface TaskTitlesProps {
  lesson: TaughtLesson
  /** Whether it begins by itself, once PostgreSQL is there. */
  isWaiting?: boolean
}

/** What a lesson asks for, to be read while PostgreSQL starts, or before the lesson is begun. */
export function TaskTitles({ lesson, isWaiting = false }: TaskTitlesProps) {
  return (
    <div class="task-preview">
      <h2 id="tasks-title">What there is to do</h2>
      <ol class="task-titles">
        {lesson.tasks.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ol>
      {isWaiting && <p class="quiet">The lesson begins as soon as PostgreSQL is ready.</p>}
    </div>
  )
}
