import { useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../src/problem.ts'
import { toProblem } from './to-problem.ts'

/** What became of a question to the lab. */
export type Answer<T> =
  | { status: 'waiting' }
  | { status: 'done'; value: T }
  | { status: 'failed'; problem: Problem }

/**
 * Asks whenever `key` changes and `isPossible`; the answer to an earlier key is never shown for a
 * later one.
 */
export function useAnswer<T>(key: string, isPossible: boolean, ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<{ key: string; answer: Answer<T> }>()
  useEffect(() => {
    if (!isPossible) return
    let isCurrent = true
    const settle = (answer: Answer<T>) => {
      if (isCurrent) setAnswer({ key, answer })
    }
    ask().then(
      (value) => settle({ status: 'done', value }),
      (error) => settle({ status: 'failed', problem: toProblem(error) }),
    )
    return () => {
      isCurrent = false
    }
    // `ask` is another function at each drawing; `key` says when the question is another one.
  }, [key, isPossible])
  return answer?.key === key ? answer.answer : { status: 'waiting' }
}
