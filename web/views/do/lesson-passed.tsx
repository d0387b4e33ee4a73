import { useEffect, useRef } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { startNextLesson } from './enter-lesson.ts'

/** The lesson is passed: what comes next. One that is passed just now comes into view. */
export function LessonPassed({ lesson, isNew }: { lesson: TaughtLesson; isNew: boolean }) {
  const next = course.lessons[lesson.phase]
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const isTyping = document.activeElement?.closest('.code-editor')
    if (isNew && !isTyping) place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div class="lesson-passed" ref={place}>
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
    </div>
  )
}
