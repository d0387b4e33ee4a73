import { useEffect, useRef } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import { canMove, moveTo, place } from './moves.ts'

const STATIONS = [{ phase: 0, title: 'no table yet' }, ...course.lessons]
const KEYS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
}

/** The phases as stations of a line. A click, or an arrow key on one of them, moves the database. */
export function Rail() {
  const list = useRef<HTMLOListElement>(null)
  const here = place.value
  useFollowFocus(list.current, here)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = (here ?? Number.NaN) + (KEYS[event.key] ?? Number.NaN)
    if (!STATIONS[next]) return
    event.preventDefault()
    moveTo(next)
  }
  return (
    <ol class="rail" ref={list} onKeyDown={onKeyDown}>
      {STATIONS.map(({ phase, title }) => (
        <Station phase={phase} title={title} here={here} key={phase} />
      ))}
    </ol>
  )
}

interface StationProps {
  phase: number
  title: string
  here: number | undefined
}

function Station({ phase, title, here }: StationProps) {
  const state = here === undefined ? 'unknown' : stateOf(phase, here)
  const isHere = state === 'here'
  return (
    <li class={`station ${state}`}>
      <button
        type="button"
        data-phase={phase}
        aria-current={isHere ? 'step' : undefined}
        aria-disabled={!canMove.value}
        onClick={() => isHere || moveTo(phase)}
      >
        <span class="station-mark" aria-hidden="true">
          {isHere ? '●' : state === 'applied' ? '✓' : ''}
        </span>
        <span class="station-name">
          <span class="unseen">{phase === 0 ? '' : 'Phase '}</span>
          {phase === 0 ? 'base' : phase}
        </span>{' '}
        <span class="station-title">{title}</span>{' '}
        <span class="station-state">{stateWord(phase, state)}</span>
      </button>
    </li>
  )
}

/** Base is no migration, so it is never applied or pending. */
function stateWord(phase: number, state: string): string {
  if (state === 'here') return 'here'
  return phase === 0 || state === 'unknown' ? '\u00A0' : state
}

function stateOf(phase: number, here: number): 'here' | 'applied' | 'pending' {
  if (phase === here) return 'here'
  return phase < here ? 'applied' : 'pending'
}

/** Who moves with the keyboard stays with the database. */
function useFollowFocus(list: HTMLElement | null, here: number | undefined): void {
  useEffect(() => {
    if (!list?.contains(document.activeElement)) return
    list.querySelector<HTMLElement>(`[data-phase="${here}"]`)?.focus()
  }, [list, here])
}
