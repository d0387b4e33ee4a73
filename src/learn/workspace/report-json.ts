import type { LessonReport } from '../lesson-report.ts'

/** A report as data: `{lesson, passed, tasks, goal, notes}`, without what only the course's code can use. */
export function reportJson({ lesson, passed, tasks, goal, notes = [] }: LessonReport) {
  const { phase, slug, title } = lesson
  return {
    lesson: { number: phase, slug, title },
    passed,
    tasks: tasks.map(({ number, task, result }) => ({
      number,
      id: task.id,
      title: task.title,
      ...result,
      ...(result.status !== 'passed' &&
        task.question && {
          question: { text: task.question.text, options: task.question.options },
        }),
    })),
    goal,
    notes,
  }
}
