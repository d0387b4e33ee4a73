import { signal } from '@preact/signals'
import { keeping, tab } from '../lab/lab-state.ts'
import { openStorage } from './open-storage.ts'
import { committed, resultOf } from './request.ts'
import type { StoredWorkspace } from './stored-workspace.ts'
import { whyUnstored } from './why-unstored.ts'

/** The workspace is one value, stored whole. */
const KEY = 'workspace'

/** The folder of the lesson that the workspace is at; undefined until one was begun, or read. */
export const begunLesson = signal<string | undefined>(undefined)

let storage: Promise<IDBDatabase> | undefined
/** What was saved last in this tab, stored or not. */
let saved: StoredWorkspace | undefined

// Another tab writes meanwhile.
tab.subscribe((now) => {
  if (now !== 'own') saved = undefined
})

/** What the learner has written and how far they are; undefined when they have not begun. */
export async function findWorkspace(): Promise<StoredWorkspace | undefined> {
  if (saved) return saved
  try {
    const store = (await open()).transaction('workspace').objectStore('workspace')
    const found: StoredWorkspace | undefined = await resultOf(store.get(KEY))
    begunLesson.value = found?.progress.lesson
    return found
  } catch {
    // A browser that gives no storage has kept nothing.
    return undefined
  }
}

/**
 * Keeps the workspace in the browser; in memory where the storage is refused or full, which `keeping`
 * then says, and in a tab that is a copy. Never throws.
 */
export async function saveWorkspace(workspace: StoredWorkspace): Promise<void> {
  saved = workspace
  begunLesson.value = workspace.progress.lesson
  if (keeping.value.kind === 'copy' || tab.value !== 'own') return
  try {
    const transaction = (await open()).transaction('workspace', 'readwrite')
    transaction.objectStore('workspace').put(workspace, KEY)
    // Left to itself it would end after this turn, and be given up when the page is reloaded before.
    transaction.commit()
    await committed(transaction)
  } catch (error) {
    keeping.value = { kind: 'memory', why: whyUnstored(error) }
  }
}

function open(): Promise<IDBDatabase> {
  storage ??= openStorage()
  // A connection that was lost, or never there, is asked for again.
  storage
    .then((database) => {
      database.onclose = forget
    })
    .catch(forget)
  return storage
}

function forget(): void {
  storage = undefined
}
