import { course } from '../../../lessons/course.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { startNextLesson } from './enter-lesson.ts'

/** The lesson is passed: what comes next. */
export function LessonPassed({ lesson }: { lesson: TaughtLesson }) {
  const next = course.lessons[lesson.phase]
  return (
    <Notice kind="good" title={`Lesson ${lesson.phase} is passed`}>
      {next ? (
        <>
          <p>
            Lesson {next.phase}, {next.title}, starts from the reference solution of lesson{' '}
            {lesson.phase}, not from yours; yours is kept.
          </p>
          <Button kind="primary" disabled={!isReady.value} onPress={startNextLesson}>
            Start lesson {next.phase}
          </Button>
        </>
      ) : (
        <p>This was the last lesson.</p>
      )}
    </Notice>
  )
}
