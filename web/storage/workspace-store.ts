import { keeping, tab } from '../lab/lab-state.ts'
import { openStorage } from './open-storage.ts'
import { committed, resultOf } from './request.ts'
import type { StoredWorkspace } from './stored-workspace.ts'
import { whyUnstored } from './why-unstored.ts'

/** The workspace is one value, stored whole. */
const KEY = 'workspace'

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
    return await resultOf(store.get(KEY))
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
