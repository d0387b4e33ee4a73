import { watch } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const PATIENCE_MILLISECONDS = 1000

/**
 * Whether this folder's file system reports changes: writes a file into a hidden folder of its own in
 * it and waits a second for the event. Returns undefined when it came, or when nothing may be written
 * there; else `silent`, or the system's code when it refused to watch.
 */
export async function probeEvents(folder: string): Promise<string | undefined> {
  const hidden = await mkdtemp(join(folder, '.probe-')).catch(() => undefined)
  if (hidden === undefined) return undefined
  try {
    return await waitForEvent(hidden)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'error'
  } finally {
    await rm(hidden, { recursive: true, force: true }).catch(() => {})
  }
}

async function waitForEvent(folder: string): Promise<string | undefined> {
  const watcher = watch(folder)
  let timer: NodeJS.Timeout | undefined
  try {
    const event = new Promise<string | undefined>((resolve) => {
      timer = setTimeout(() => resolve('silent'), PATIENCE_MILLISECONDS)
      watcher.on('change', () => resolve(undefined))
      watcher.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
    })
    await writeFile(join(folder, 'probe'), '')
    return await event
  } finally {
    clearTimeout(timer)
    watcher.close()
  }
}
