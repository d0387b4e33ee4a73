import { useId } from 'preact/hooks'
import { course } from '../../lessons/course.ts'
import { readSide, type Side, sideWord } from '../router/route.ts'
import { Button } from './button.tsx'

interface SidePickerProps {
  from: Side
  to: Side
  onPick: (sides: Partial<{ from: Side; to: Side }>) => void
}

/** Chooses the two states that are compared. */
export function SidePicker({ from, to, onPick }: SidePickerProps) {
  return (
    <div class="side-picker">
      <SideSelect label="From" side={from} onPick={(side) => onPick({ from: side })} />
      <Button
        kind="quiet"
        label="Swap the sides"
        title="Swap the sides"
        onPress={() => onPick({ from: to, to: from })}
      >
        ⇄
      </Button>
      <SideSelect label="To" side={to} onPick={(side) => onPick({ to: side })} />
    </div>
  )
}

function SideSelect(props: { label: string; side: Side; onPick: (side: Side) => void }) {
  const { label, side, onPick } = props
  const id = useId()
  return (
    <div class="side-select">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={sideWord(side)}
        onChange={({ currentTarget }) => onPick(readSide(currentTarget.value) ?? side)}
      >
        <option value="base">base: no table yet</option>
        {course.lessons.map(({ phase, title }) => (
          <option value={String(phase)} key={phase}>
            phase {phase}: {title}
          </option>
        ))}
        <option value="database">the lab database as it is</option>
      </select>
    </div>
  )
}
