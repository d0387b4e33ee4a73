import { openDatabase } from './database/open-database.node.ts'
import { adopt } from './database/ownership.ts'
import { readLabUrl } from './database/server-control.node.ts'
import type { Environment } from './environment.ts'
import { readHistory } from './history/read-history.node.ts'
import { projectPath } from './project.node.ts'

/**
 * Marks the database as the lab's because a person says so; returns its URL. It must be empty, or
 * hold only what Prisma made from the lab's migrations. Throws `DATABASE_NOT_OURS`.
 */
export async function claimByHand(environment: Environment): Promise<string> {
  const url = await readLabUrl(environment)
  const database = await openDatabase(url)
  try {
    const { migrations } = await readHistory(projectPath('prisma/migrations'), [])
    await adopt(database, migrations)
    return url
  } finally {
    await database.close()
  }
}
