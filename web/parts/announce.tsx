import { signal } from '@preact/signals'

const said = signal('')

/** Lets a screen reader say something once it has finished what it is saying. */
export function announce(text: string): void {
  // The same text twice would not be a change, and would not be said.
  said.value = said.value === text ? `${text}\u00A0` : text
}

/** Where announcements are said; once on the page. */
export function Announcements() {
  return (
    <p class="unseen" role="status" aria-live="polite">
      {said.value}
    </p>
  )
}
