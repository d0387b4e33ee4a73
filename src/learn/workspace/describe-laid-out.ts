import type { TaughtLesson } from '../taught-lesson.ts'

/** What was laid out, in sentences. */
export function describeLaidOut({
  lesson,
  kept,
}: {
  lesson: TaughtLesson
  kept: string | undefined
}): string[] {
  const { phase, title } = lesson
  const from =
    phase === 1
      ? 'It starts without a table.'
      : `It starts from the reference solution of lesson ${phase - 1}, whatever yours was.`
  return [
    `Lesson ${phase}, ${title}, is laid out in workspace/. ${from}`,
    ...(kept ? [`Your files of before are in workspace/${kept}.`] : []),
  ]
}
