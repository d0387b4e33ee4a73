import { signal } from '@preact/signals'

const KEY = 'prisma-migration-lab sql'
const MOST = 50

/** What was asked before, the newest first, each once. */
export const sqlHistory = signal<readonly string[]>(readKept())

/** Puts a question at the top of the history, and keeps it in the browser where that is allowed. */
export function rememberAsked(text: string): void {
  sqlHistory.value = [text, ...sqlHistory.value.filter((each) => each !== text)].slice(0, MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(sqlHistory.value))
  } catch {
    // Full or refused: the history lasts until the page is closed.
  }
}

function readKept(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}
