import { askFor, type PressKey } from './lesson-keys.ts'
import type { LessonSession } from './lesson-session.ts'
import { findOpenTask, type Panel } from './lesson-state.ts'

const NOT_CHECKED = 'The first check is not done yet.'

/** Shows the first hint of the open task, then one more each time. */
export const showHint: PressKey = (session, options) => {
  const { report, hints, panel } = session.state
  const open = findOpenTask(report)
  session.change({ panel: undefined })
  if (!open) {
    session.change({ notice: report ? 'Every task is passed: no hint is needed.' : NOT_CHECKED })
  } else if (panel && hints > 0) {
    // They were hidden: the first press only brings them back.
  } else if (hints < open.task.hints.length) {
    session.change({ hints: hints + 1 })
  } else {
    session.change({
      notice: `There is no further hint. For the solution, ${askFor('s', options)}.`,
    })
  }
}

/** Shows the goal beside what is there. */
export const showGoal: PressKey = (session, { parts }) => {
  const { report } = session.state
  if (report && report.goal.length > 0) return turn(session, { kind: 'goal', part: 0 }, parts)
  const notice = report ? 'There is nothing to compare yet: no migration ran.' : NOT_CHECKED
  session.change({ notice, panel: undefined })
}

/** Shows the solution, once it is confirmed. */
export const showSolution: PressKey = async (session, options, confirmed) => {
  const { panel } = session.state
  if (panel?.kind === 'solution') return turn(session, panel, options.parts)
  if (!confirmed) {
    const notice = `The solution takes the task out of your hands. To see it, ${askFor('s', options)} again.`
    return session.change({ notice, confirming: 's' })
  }
  const files = await session.run('Reading the solution', () => session.actions.readSolution())
  if (files) turn(session, { kind: 'solution', part: 0, files }, options.parts)
}

/** Shows all lessons with what is passed of each. */
export const showLessons: PressKey = async (session, { parts }) => {
  const { panel } = session.state
  if (panel?.kind === 'lessons') return turn(session, panel, parts)
  const progress = await session.run('Reading your progress', () => session.actions.readProgress())
  if (progress) turn(session, { kind: 'lessons', part: 0, progress }, parts)
}

/** Opens a panel; when it is open already, goes on to its next part, and closes it after the last. */
function turn(session: LessonSession, panel: Panel, parts: number): void {
  const open = session.state.panel
  const part = open?.kind === panel.kind ? open.part + 1 : 0
  session.change({ panel: part > 0 && part >= parts ? undefined : { ...panel, part } })
}
