interface ProgressLineProps {
  /** What goes on, as a sentence. */
  text: string
  /** From 0 to 1; undefined when nobody knows how long it takes. */
  share?: number | undefined
}

/** Something that takes a moment. */
export function ProgressLine({ text, share }: ProgressLineProps) {
  return (
    <div class="progress-line">
      <progress max={1} {...(share === undefined ? {} : { value: share })} aria-label={text} />
      <span aria-hidden="true">{text}</span>
    </div>
  )
}
