import { unzipSync } from 'fflate'
import { type Files, SCHEMA_FILE } from '../../src/learn/workspace/workspace-layout.ts'
import { Problem } from '../../src/problem.ts'
import {
  zipNotText,
  zipPathRefused,
  zipTooLarge,
  zipUnreadable,
  zipWithoutSchema,
} from './zip-problems.ts'

const MEGABYTE = 1_000_000
/** In bytes, as it is stored. */
export const LARGEST_ZIP = 20 * MEGABYTE
/** Of one file, and of all that are taken together, as they are unpacked. */
const LARGEST_FILE = MEGABYTE
const LARGEST_SUM = 5 * MEGABYTE
const MOST_FILES = 5_000

/**
 * The texts in a zip, by their path in the folder that holds `prisma/schema.prisma`: that file and those
 * that `isOurs`. Nothing else is unpacked. Throws the Problems named at `unpackWorkspace`.
 */
export function readZip(zip: Uint8Array, isOurs: (path: string) => boolean): Files {
  if (zip.length > LARGEST_ZIP) throw zipTooLarge('That file has more than 20 MB', '20 MB, zipped')
  const folder = findFolder(listPaths(zip))
  const wanted = (path: string) => {
    const inside = path.startsWith(folder) ? path.slice(folder.length) : ''
    return inside === SCHEMA_FILE || isOurs(inside)
  }
  const found = unzip(zip, within(wanted))
  const texts = Object.entries(found).map(([path, bytes]) => {
    const inside = path.slice(folder.length)
    return [inside, decode(inside, bytes)] as const
  })
  return Object.fromEntries(texts)
}

function listPaths(zip: Uint8Array): string[] {
  const paths: string[] = []
  unzip(zip, ({ name }) => {
    if (!isInside(name)) throw zipPathRefused(name)
    paths.push(name)
    if (paths.length > MOST_FILES) throw zipTooLarge('It holds too many files', '5,000 files')
    return false
  })
  return paths
}

/** The way to the project in the zip, with its slash; the nearest one, and none that was set aside. */
function findFolder(paths: readonly string[]): string {
  const folders = paths
    .filter((path) => path === SCHEMA_FILE || path.endsWith(`/${SCHEMA_FILE}`))
    .map((path) => path.slice(0, -SCHEMA_FILE.length))
    .filter((folder) => !/(?:^|\/)(?:\.|__MACOSX\/|node_modules\/)/.test(folder))
  const [nearest] = folders.sort((one, other) => one.length - other.length)
  if (nearest === undefined) throw zipWithoutSchema()
  return nearest
}

/** The same choice, held to the sizes that the zip itself names: what is larger is cut off there. */
function within(wanted: (path: string) => boolean) {
  let sum = 0
  return ({ name, originalSize }: Entry) => {
    if (!wanted(name)) return false
    sum += originalSize
    if (originalSize > LARGEST_FILE) throw zipTooLarge(`${name} has more than 1 MB`, '1 MB a file')
    if (sum > LARGEST_SUM) throw zipTooLarge('Its files have more than 5 MB', '5 MB of text')
    return true
  }
}

interface Entry {
  name: string
  originalSize: number
}

function unzip(zip: Uint8Array, filter: (entry: Entry) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter })
  } catch (error) {
    throw error instanceof Problem ? error : zipUnreadable(error)
  }
}

/** Whether a path stays in the folder that it is unpacked to, on every system. */
function isInside(path: string): boolean {
  const isAbsolute = /^[/\\]|^[A-Za-z]:/.test(path)
  return !isAbsolute && !path.includes('\0') && !path.split(/[/\\]/).includes('..')
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw zipNotText(path, error)
  }
}
