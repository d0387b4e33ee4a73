import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'

/** What a lesson asks for, to be read while PostgreSQL starts. */
export function TaskTitles({ lesson }: { lesson: TaughtLesson }) {
  return (
    <section aria-labelledby="tasks-title">
      <h2 id="tasks-title">What there is to do</h2>
      <ol class="task-titles">
        {lesson.tasks.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ol>
      <p class="quiet">The lesson begins as soon as PostgreSQL is ready.</p>
    </section>
  )
}
