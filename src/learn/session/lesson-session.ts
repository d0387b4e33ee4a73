import { toDatabaseProblem } from '../../database/database-problem.ts'
import { Problem } from '../../problem.ts'
import { explainAnswer } from './explain-answer.ts'
import type { LessonActions } from './lesson-actions.ts'
import { findOpenTask, type LessonState } from './lesson-state.ts'

/** One sitting with a lesson: what is known of it, and what can be done; one thing at a time. */
export class LessonSession {
  readonly actions: LessonActions
  readonly #onChange: (state: LessonState) => void
  #state: LessonState
  #turn: Promise<unknown> = Promise.resolve()
  #waitingCheck: Promise<void> | undefined
  #acting = false

  constructor(actions: LessonActions, onChange: (state: LessonState) => void) {
    this.actions = actions
    this.#onChange = onChange
    this.#state = { ...untouched(), ...lessonsOf(actions), busy: undefined, checkedAt: undefined }
  }

  get state(): LessonState {
    return this.#state
  }

  /** Whether an action is being done, or waits for a check to end. */
  get acting(): boolean {
    return this.#acting
  }

  change(part: Partial<LessonState>): void {
    this.#state = { ...this.#state, ...part }
    this.#onChange(this.#state)
  }

  /** Checks the files. However often it is asked for during a check, there is one more after it. */
  check(): Promise<void> {
    this.#waitingCheck ??= this.#inTurn(() => {
      this.#waitingCheck = undefined
      return this.#checkNow()
    })
    return this.#waitingCheck
  }

  /**
   * Has an action done once a check that runs is over, and returns what it returned; undefined when it
   * threw a Problem, which is shown then. A bug is thrown on.
   */
  run<T>(busy: string, work: () => Promise<T>): Promise<T | undefined> {
    this.#acting = true
    return this.#inTurn(async () => {
      this.change({ busy, notice: undefined, confirming: undefined })
      try {
        return await work()
      } catch (error) {
        this.change({ notice: requireProblem(error) })
        return undefined
      } finally {
        this.#acting = false
        this.change({ busy: undefined })
      }
    })
  }

  /** Begins with the lesson that the actions are at now, as if nothing had been shown yet. */
  begin(): void {
    this.change({ ...untouched(), ...lessonsOf(this.actions) })
  }

  async #checkNow(): Promise<void> {
    this.change({ busy: 'Checking' })
    try {
      const report = await this.actions.check()
      const before = this.#state.report
      const isNew = before && findOpenTask(report)?.task.id !== findOpenTask(before)?.task.id
      this.change({
        report,
        problem: undefined,
        checkedAt: new Date(),
        busy: undefined,
        // They were about another task.
        ...(isNew && { hints: 0, notice: explainAnswer(before, report) }),
      })
    } catch (error) {
      this.change({ problem: requireProblem(error), checkedAt: new Date(), busy: undefined })
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    // A bug reaches whoever asked; those who come after still get their turn.
    this.#turn = done.catch(() => {})
    return done
  }
}

function untouched() {
  return {
    report: undefined,
    problem: undefined,
    hints: 0,
    panel: undefined,
    notice: undefined,
    confirming: undefined,
  }
}

function lessonsOf({ lesson, lessons }: LessonActions) {
  return { lesson, lessons }
}

function requireProblem(error: unknown): Problem {
  const problem = toDatabaseProblem(error)
  if (problem instanceof Problem) return problem
  throw error
}
