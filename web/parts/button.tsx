import type { ComponentChildren } from 'preact'

interface ButtonProps {
  children: ComponentChildren
  onPress: () => void
  /** `primary` is the one thing to press in its surroundings. */
  kind?: 'primary' | 'plain' | 'quiet'
  /** It can't be pressed now. It keeps its place and the focus, so nobody loses theirs. */
  disabled?: boolean
  /** What a screen reader says, where the text alone does not say it. */
  label?: string
  /** Shown on hovering: why it can't be pressed, or what exactly it does. */
  title?: string
  type?: 'button' | 'submit'
  pressed?: boolean
}

/** Something to press. */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', disabled = false, label, title, pressed } = props
  return (
    <button
      type={props.type ?? 'button'}
      class={`button ${kind}`}
      aria-disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      onClick={(event) => {
        if (disabled) event.preventDefault()
        else onPress()
      }}
    >
      {children}
    </button>
  )
}
