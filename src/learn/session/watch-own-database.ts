import type { LessonActions } from './lesson-actions.ts'

const PAUSE_MILLISECONDS = 2000

/**
 * Calls `onChange` when something was applied to the learner's own database: that saves no file.
 * Returns the function that ends it.
 */
export function watchOwnDatabase(actions: LessonActions, onChange: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let known: string | undefined
  let ended = false
  const look = async () => {
    const stamp = await actions.readOwnStamp?.()
    if (ended) return
    if (stamp !== undefined && known !== undefined && stamp !== known) onChange()
    known = stamp ?? known
    timer = setTimeout(look, PAUSE_MILLISECONDS)
  }
  if (actions.readOwnStamp) void look()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}
