import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { findNameTrouble } from './project-of-files.ts'

interface NameFormProps {
  label: string
  /** What the button says. */
  action: string
  name: string
  /** Names that are taken. */
  others: readonly string[]
  onClose: () => void
  onName: (name: string) => void
}

/** Asks for the name of a migration's folder. */
export function NameForm({ label, action, name, others, onClose, onName }: NameFormProps) {
  const [typed, setTyped] = useState(name)
  const [isTried, setTried] = useState(false)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const trouble = findNameTrouble(typed, others)
  const submit = (event: Event) => {
    event.preventDefault()
    setTried(true)
    if (trouble) return
    onClose()
    if (typed !== name) onName(typed)
  }
  return (
    <form
      class="name-form"
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <label for={id}>{label}</label>
      <input
        type="text"
        id={id}
        ref={input}
        value={typed}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isTried && trouble !== undefined}
        aria-describedby={`${id}-trouble`}
        onInput={({ currentTarget }) => setTyped(currentTarget.value.trim())}
      />
      <p class="name-trouble" id={`${id}-trouble`} role="status">
        {isTried && trouble}
      </p>
      <div class="actions">
        <Button type="submit" onPress={() => {}}>
          {action}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
