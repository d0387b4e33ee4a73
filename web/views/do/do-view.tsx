import { useEffect } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { lab } from '../../lab/lab.ts'
import { isReady, tab } from '../../lab/lab-state.ts'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { href } from '../../router/route.ts'
import { enterLesson } from './enter-lesson.ts'
import { LessonList } from './lesson-list.tsx'
import { LessonRoom } from './lesson-room.tsx'
import { OtherLesson } from './other-lesson.tsx'
import { validateAtPauses } from './schema-problems.ts'
import { check, checkAtPauses } from './sitting.ts'
import { TaskTitles } from './task-titles.tsx'
import { currentLesson, followWorkspace, isRead, workspace } from './workspace.ts'
import './do.css'

/** A lesson to work through: its tasks, the learner's files, and what runs them. */
export function DoView({ phase }: { phase: number }) {
  const lesson = course.lessons[phase - 1]
  useEffect(followWorkspace, [])
  useEffect(checkAtPauses, [])
  useEffect(validateAtPauses, [])
  useEffect(checkOnKeys, [])
  useEffect(() => {
    if (isReady.value && lesson) lab.warm(lesson)
  }, [isReady.value, phase])
  const isPossible = isRead.value && isReady.value
  useEffect(() => {
    if (isPossible && lesson) enterLesson(lesson)
  }, [isPossible, phase])
  if (!lesson) return null
  return (
    <div class="do">
      <ViewHead title={`Lesson ${phase}: ${lesson.title}`}>
        <p class="lead">{lesson.summary}</p>
        <p class="links">
          <a href={href({ view: 'lesson', phase })}>Read the lesson</a>
          <a href={href({ view: 'picture', from: phase - 1, to: phase })}>See the picture</a>
        </p>
      </ViewHead>
      <LessonList phase={phase} />
      <Room lesson={lesson} />
    </div>
  )
}

function Room({ lesson }: { lesson: TaughtLesson }) {
  if (tab.value !== 'own') return <TaskTitles lesson={lesson} />
  if (!isRead.value) return <ProgressLine text="Reading your workspace" />
  if (!workspace.value) return <TaskTitles lesson={lesson} isWaiting />
  return currentLesson().slug === lesson.slug ? <LessonRoom /> : <OtherLesson lesson={lesson} />
}

/** Checks when Ctrl or Cmd is held with Enter or S, wherever the focus is. */
function checkOnKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    if (event.key !== 'Enter' && event.key.toLowerCase() !== 's') return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat && workspace.value && isReady.value) check()
  }
  addEventListener('keydown', onKeyDown, { capture: true })
  return () => removeEventListener('keydown', onKeyDown, { capture: true })
}
