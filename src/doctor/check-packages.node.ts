import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { type CheckResult, check } from './check.ts'

interface LockedPackage {
  version?: string
  dev?: boolean
  /** For other platforms, or a peer's choice: npm may leave it out. */
  optional?: boolean
  devOptional?: boolean
}

const SHOWN = 3

/** Whether node_modules holds what package-lock.json names, version by version. */
export function checkPackages(folder = projectPath()): Promise<CheckResult> {
  return check('packages', async () => {
    const locked = await readLock(folder)
    const states = await Promise.all(
      locked.map(async ([path, entry]) => ({
        ...entry,
        name: path.replace(/^.*node_modules\//, ''),
        found: await findVersion(join(folder, path)),
      })),
    )
    const wrong = states.filter(({ version, found }) => found !== version)
    // npm ci --omit=dev leaves out the tests' packages; every command works without them.
    const needed = wrong.filter(({ dev, found }) => !(dev && found === undefined))
    if (needed.length > 0) throw incomplete(needed)
    const omitted = wrong.length > 0 ? `, ${wrong.length} for tests are left out` : ''
    return `${states.length - wrong.length} installed, as package-lock.json says${omitted}`
  })
}

async function readLock(folder: string): Promise<[string, LockedPackage][]> {
  const text = await readFile(join(folder, 'package-lock.json'), 'utf8').catch((cause) => {
    throw new Problem('LOCK_UNREADABLE', {
      message: `package-lock.json can't be read (${cause.code}).`,
      fix: 'Restore it: git checkout -- package-lock.json, then: npm ci',
      cause,
    })
  })
  const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(text)
  return Object.entries(packages).filter(
    ([path, { optional, devOptional }]) => path !== '' && !optional && !devOptional,
  )
}

async function findVersion(folder: string): Promise<string | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}

function incomplete(
  wrong: readonly { name: string; version?: string; found: string | undefined }[],
): Problem {
  const named = wrong
    .slice(0, SHOWN)
    .map(({ name, version, found }) =>
      found ? `${name} is ${found}, not ${version}` : `${name} is missing`,
    )
  const more =
    wrong.length > SHOWN ? `, and ${wrong.length - SHOWN} more are not as they should` : ''
  return new Problem('PACKAGES_INCOMPLETE', {
    message: `node_modules is not what package-lock.json says: ${named.join(', ')}${more}.`,
    fix: 'npm ci',
  })
}
