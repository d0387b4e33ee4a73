import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { checksumOf } from '../history/migration.ts'
import type { FindOriginal } from './status-finding.ts'

const MOST_BYTES = 64 * 1024 * 1024

/**
 * Looks for migrations as they were applied in the git history of the project in `folder`: at HEAD,
 * then wherever the file changed, the newest first. Finds nothing where git or a repository is missing.
 */
export function findInGit(folder: string): FindOriginal {
  const git = async (...words: string[]) => {
    try {
      const { stdout } = await promisify(execFile)('git', words, {
        cwd: folder,
        maxBuffer: MOST_BYTES,
      })
      return stdout
    } catch {
      return undefined
    }
  }
  return async (migration, checksum) => {
    const file = `./prisma/migrations/${migration}/migration.sql`
    const commits = await git('log', '--all', '--format=%h', '--', file)
    for (const revision of ['HEAD', ...(commits?.split('\n').filter(Boolean) ?? [])]) {
      const sql = await git('show', `${revision}:${file}`)
      if (sql !== undefined && (await checksumOf(sql)) === checksum) return { sql, revision }
    }
    return undefined
  }
}
