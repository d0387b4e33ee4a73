import { useEffect, useRef } from 'preact/hooks'
import { findOpenTask } from '../../../src/learn/session/lesson-state.ts'
import { Problem } from '../../../src/problem.ts'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { describeStops } from './describe-hidden.ts'
import { LessonPassed } from './lesson-passed.tsx'
import { PageSteps } from './page-steps.tsx'
import { ProblemHere } from './problem-here.tsx'
import { check, lessonState, takeNoticeSought, tell } from './sitting.ts'
import { TaskItem } from './task-item.tsx'
import { TaskTitles } from './task-titles.tsx'

/** The lesson's tasks as the last check found them; the open one with all that is said of it. */
export function TaskPanel() {
  const { lesson, report, problem, notice, busy } = lessonState.value
  const open = findOpenTask(report)
  const wasOpen = useRef(false)
  if (open) wasOpen.current = true
  return (
    <section class="task-panel" aria-labelledby="tasks-title">
      {report ? (
        <h2 id="tasks-title">{titleOf(report.tasks)}</h2>
      ) : (
        <TaskTitles lesson={lesson} isWaiting />
      )}
      <div class="actions">
        <Button
          disabled={!isReady.value || busy !== undefined}
          onPress={check}
          title="Ctrl+Enter, or Cmd+Enter, from anywhere in this view"
        >
          Check
        </Button>
        <p class="quiet">{busy ? `${busy} …` : 'Checks by itself when you stop typing.'}</p>
      </div>
      {notice && <Said notice={notice} />}
      {problem && <ProblemHere problem={problem} />}
      {report?.notes?.map((note) => (
        <Notice kind="caution" key={note}>
          <p>{note}</p>
          <PageSteps text={note} />
        </Notice>
      ))}
      {report &&
        describeStops(report.tasks, open).map((text) => (
          <Notice kind="caution" key={text}>
            <p>{text}</p>
          </Notice>
        ))}
      {report?.passed && <LessonPassed lesson={report.lesson} isNew={wasOpen.current} />}
      {report && (
        <ol class="task-list">
          {report.tasks.map((task) => (
            <TaskItem report={task} open={open} key={task.task.id} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Said({ notice }: { notice: string | Problem }) {
  const close = () => tell(undefined)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takeNoticeSought()) place.current?.scrollIntoView({ block: 'nearest' })
  }, [notice])
  return (
    <div ref={place}>
      {notice instanceof Problem ? (
        <ProblemHere problem={notice} onClose={close} />
      ) : (
        <Notice kind="plain" role="status">
          <p>{notice}</p>
          <Button kind="quiet" onPress={close}>
            Close
          </Button>
        </Notice>
      )}
    </div>
  )
}

function titleOf(tasks: readonly { result: { status: string } }[]): string {
  const passed = tasks.filter(({ result }) => result.status === 'passed').length
  return `${passed} of ${tasks.length} tasks passed`
}
