import { mkdtemp, rmdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileProblem } from '../database/file-problem.node.ts'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { type CheckResult, check } from './check.ts'

/** What the embedded server's data and a template of it take, with room for a learner's rows. */
const NEEDED_MB = 200

/** Whether the embedded server's folder can be written in. */
export function checkHome(home: string): Promise<CheckResult> {
  return check('.lab folder', async () => {
    try {
      await tryWriting(home)
      return `${home} can be written in`
    } catch (error) {
      throw fileProblem(error, home) ?? error
    }
  })
}

/** Whether Prisma clients can be written into `generated/`. */
export function checkGenerated(folder = projectPath('generated')): Promise<CheckResult> {
  return check('generated folder', async () => {
    try {
      await tryWriting(folder)
      return 'generated/ can be written in'
    } catch (cause) {
      throw new Problem('GENERATED_UNWRITABLE', {
        message: `No file can be made in ${folder} (${(cause as NodeJS.ErrnoException).code}).`,
        fix: `Make that folder yours (chown, chmod), then: npm run generate`,
        cause,
      })
    }
  })
}

/** Whether there is room for the embedded server's data. */
export function checkDisk(home: string): Promise<CheckResult> {
  return check('disk space', async () => {
    const { bavail, bsize } = await statfs(await findExisting(home))
    const megabytes = Math.floor((bavail * bsize) / 1_000_000)
    const problem = noSpace(megabytes, home)
    if (problem) throw problem
    return `${(megabytes / 1000).toFixed(1)} GB free for ${home}`
  })
}

/** The rule of `checkDisk`, apart from the question. */
export function noSpace(megabytes: number, home: string): Problem | undefined {
  if (megabytes >= NEEDED_MB) return undefined
  return new Problem('DISK_FULL', {
    message: `Only ${megabytes} MB are free for ${home}; the embedded server needs ${NEEDED_MB}.`,
    fix: 'Free some space, or set LAB_HOME in .env to a folder on another disk, then: npm run doctor',
  })
}

// A real attempt: permission bits don't tell of read-only disks, quotas or Windows' rules.
async function tryWriting(folder: string): Promise<void> {
  await rmdir(await mkdtemp(join(await findExisting(folder), '.doctor-')))
}

/** The folder itself, or the nearest one above it that is there: commands make what is missing. */
async function findExisting(path: string): Promise<string> {
  try {
    await stat(path)
    return path
  } catch (error) {
    const above = dirname(path)
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw error
    return findExisting(above)
  }
}
