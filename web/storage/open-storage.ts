import { Problem } from '../../src/problem.ts'
import { resultOf } from './request.ts'

/** The name of the lab's database in the browser's own storage. */
const NAME = 'prisma-migration-lab'
/** Goes up when what is stored changes its form; `upgrade` brings what is there up to date. */
const LAYOUT = 1

/**
 * Opens the browser's own storage, IndexedDB. Its stores: `settings` (key: `owner`, the tab that may
 * write), `base` (key: database; a packed data directory, gzipped), `log` (key: database and number;
 * what each commit changed since) and `workspace` (what the learner wrote). Throws the Problem
 * `STORAGE_NEWER` when a newer version of this page has written it, and what the browser throws when it
 * gives no storage.
 */
export async function openStorage(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, LAYOUT)
  request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion)
  try {
    const storage = await resultOf(request)
    // Another tab with a newer version of the page has to wait for nobody.
    storage.onversionchange = () => storage.close()
    return storage
  } catch (error) {
    throw error instanceof DOMException && error.name === 'VersionError' ? storageNewer() : error
  }
}

function upgrade(storage: IDBDatabase, from: number): void {
  if (from >= 1) return
  for (const name of ['settings', 'base', 'log', 'workspace']) storage.createObjectStore(name)
}

const storageNewer = () =>
  new Problem('STORAGE_NEWER', {
    message: 'What this browser keeps of the lab was written by a newer version of this page.',
    fix: 'Close the other tabs of the lab and load this page again.',
  })
