import type { PhaseDiff } from '../../src/course/diff.ts'
import { lab } from '../lab/lab.ts'
import { changes, isReady } from '../lab/lab-state.ts'
import { type Side, sideWord } from '../router/route.ts'
import { type Answer, useAnswer } from './use-answer.ts'

/** Phases never change while the page is open: each pair is built once. */
const known = new Map<string, Promise<PhaseDiff>>()

/** What changed between two states, asked of the lab once it is ready. */
export function usePhaseDiff(from: Side, to: Side): Answer<PhaseDiff> {
  const pair = `${sideWord(from)} ${sideWord(to)}`
  const isFixed = from !== 'database' && to !== 'database'
  const key = isFixed ? pair : `${pair} ${changes.value}`
  return useAnswer(key, isReady.value, () => {
    const asked = known.get(key) ?? lab.diff(sideWord(from), sideWord(to))
    known.set(key, asked)
    // A failure may be a passing one.
    asked.catch(() => known.delete(key))
    return asked
  })
}
