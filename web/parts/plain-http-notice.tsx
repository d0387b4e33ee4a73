import { signal } from '@preact/signals'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

const KEY = 'prisma-migration-lab plain http'

const isSaid = signal(isSecureContext || wasSaid())

/**
 * A page that comes over plain HTTP from another machine, as in a classroom, can't keep its files and
 * can't know of other tabs: said once to each browser.
 */
export function PlainHttpNotice() {
  if (isSaid.value) return null
  return (
    <Notice kind="plain">
      <p>
        This page came over plain HTTP, so the browser neither opens it without network nor tells it
        of other tabs: keep the lab in one tab. Everything else works.
      </p>
      <Button kind="quiet" label="Close the note on plain HTTP" onPress={say}>
        Close
      </Button>
    </Notice>
  )
}

function say(): void {
  isSaid.value = true
  try {
    localStorage.setItem(KEY, 'said')
  } catch {
    // A browser may refuse to remember; then it is said again at the next visit.
  }
}

function wasSaid(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}
