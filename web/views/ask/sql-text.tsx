import { useRef } from 'preact/hooks'
import { ask, text } from './asked.ts'
import { sqlHistory } from './sql-history.ts'

/** Where SQL is typed. Up and down at the ends of the text go through what was asked before. */
export function SqlText() {
  const history = useRecall()
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const isRun = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const step = recallStep(event)
    if (!isRun && step === undefined) return
    event.preventDefault()
    if (step !== undefined) return history.recall(step)
    history.restart()
    ask()
  }
  return (
    <label class="sql-text">
      <span>SQL</span>
      <textarea
        rows={Math.min(14, Math.max(4, text.value.split('\n').length + 1))}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={text.value}
        onInput={({ currentTarget }) => {
          history.restart()
          text.value = currentTarget.value
        }}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}

/** Goes through the history: 1 is what was asked last, 0 what is being typed, which is kept meanwhile. */
function useRecall() {
  const place = useRef(0)
  const typed = useRef('')
  const recall = (step: number) => {
    const next = place.current + step
    const found = next === 0 ? typed.current : sqlHistory.value[next - 1]
    if (next < 0 || found === undefined) return
    if (place.current === 0) typed.current = text.value
    place.current = next
    text.value = found
  }
  const restart = () => {
    place.current = 0
  }
  return { recall, restart }
}

/** Into the past from the very start of the text, back from its very end; elsewhere arrows are arrows. */
function recallStep(
  event: KeyboardEvent & { currentTarget: HTMLTextAreaElement },
): 1 | -1 | undefined {
  const { key, currentTarget: area, shiftKey, altKey } = event
  if (shiftKey || altKey || area.selectionStart !== area.selectionEnd) return undefined
  const [before, after] = [
    area.value.slice(0, area.selectionStart),
    area.value.slice(area.selectionEnd),
  ]
  if (key === 'ArrowUp' && !before.includes('\n')) return 1
  if (key === 'ArrowDown' && !after.includes('\n')) return -1
  return undefined
}
