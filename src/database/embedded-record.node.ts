import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a server says about itself in its home, for the commands that look for it. */
export interface EmbeddedRecord {
  /** Random, so that another program that got the same port or pid is never mistaken for it. */
  id: string
  pid: number
  port: number
  version: string
}

/** A record and its place in the order of all servers that this home has had. */
export interface PlacedRecord extends EmbeddedRecord {
  generation: number
}

// Records are never replaced, only followed: whoever makes server-<n+1>.json first succeeds server
// n. A lock file that is deleted and made anew lets two that found it stale both win.
const RECORD = /^server-(\d+)\.json$/

/** The record of the last server of this home; it may have stopped since. */
export async function readRecord(home: string): Promise<PlacedRecord | undefined> {
  const generation = Math.max(...(await readGenerations(home)), 0)
  if (generation === 0) return undefined
  try {
    const record = JSON.parse(await readFile(recordFile(home, generation), 'utf8'))
    return { ...record, generation }
  } catch {
    // Damaged by a person or a disk: it names no server, but its generation is used up.
    return { id: '', pid: 0, port: 0, version: '', generation }
  }
}

/** Puts a record in its place. False when another server came first; then that one owns the home. */
export async function placeRecord(home: string, placed: PlacedRecord): Promise<boolean> {
  const { generation, ...record } = placed
  const draft = join(home, `.server-${record.id}.json`)
  await writeFile(draft, `${JSON.stringify(record)}\n`, { mode: 0o600 })
  try {
    // A link appears whole or not at all, and never over another file.
    await link(draft, recordFile(home, generation))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Removes the records before `generation`, which only the server of that generation may do. */
export async function removeOlderRecords(home: string, generation: number): Promise<void> {
  for (const older of await readGenerations(home)) {
    if (older < generation) await rm(recordFile(home, older), { force: true })
  }
}

/** Leaves the word that this server stopped; the port stays, as the next one's first choice. */
export async function retireRecord(home: string, record: PlacedRecord): Promise<void> {
  const { generation, ...rest } = record
  const draft = join(home, `.server-${record.id}.json`)
  await writeFile(draft, `${JSON.stringify({ ...rest, id: '' })}\n`, { mode: 0o600 })
  await rename(draft, recordFile(home, generation))
}

/** Whether the record is still there and nobody followed it. */
export async function isLatest(home: string, { generation }: PlacedRecord): Promise<boolean> {
  return Math.max(...(await readGenerations(home)), 0) === generation
}

async function readGenerations(home: string): Promise<number[]> {
  const entries = await readdir(home).catch(() => [])
  return entries.flatMap((entry) => RECORD.exec(entry)?.[1] ?? []).map(Number)
}

function recordFile(home: string, generation: number): string {
  return join(home, `server-${generation}.json`)
}
