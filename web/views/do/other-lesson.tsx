import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { href } from '../../router/route.ts'
import { startLesson } from './enter-lesson.ts'
import { TaskTitles } from './task-titles.tsx'
import { currentLesson } from './workspace.ts'

/** The workspace is at another lesson: whether to leave that one. */
export function OtherLesson({ lesson }: { lesson: TaughtLesson }) {
  const current = currentLesson()
  return (
    <>
      <Notice kind="plain" title={`Your workspace is at lesson ${current.phase}, ${current.title}`}>
        <p>
          To begin lesson {lesson.phase}, its start takes the place of your files and of what is in
          your database. Your files are kept, and can be brought back.
        </p>
        <div class="actions">
          <Button kind="primary" disabled={!isReady.value} onPress={() => startLesson(lesson)}>
            Begin lesson {lesson.phase}
          </Button>
          <a href={href({ view: 'do', phase: current.phase })}>Go on with lesson {current.phase}</a>
        </div>
      </Notice>
      <TaskTitles lesson={lesson} />
    </>
  )
}
