import type { Environment } from '../environment.ts'
import { Problem } from '../problem.ts'
import { LAB_DATABASE } from './embedded-names.ts'
import {
  type EmbeddedServer,
  requireEmbeddedServer,
  stopEmbeddedServer,
} from './embedded-server.node.ts'

/** Starts the embedded server. Throws `SERVER_NOT_OURS` when `DATABASE_URL` names another. */
export async function startServer(environment: Environment): Promise<EmbeddedServer> {
  if (environment.databaseUrl) throw notOurs('start')
  return requireEmbeddedServer(environment)
}

/**
 * Stops the embedded server, also one that was left running before `DATABASE_URL` was set; false
 * when none ran. Throws `SERVER_NOT_OURS` when there is only the server of `DATABASE_URL`.
 */
export async function stopServer(environment: Environment): Promise<boolean> {
  const stopped = await stopEmbeddedServer(environment)
  if (!stopped && environment.databaseUrl) throw notOurs('stop')
  return stopped
}

/** The lab database's URL, password and all; starts the embedded server when that is the one. */
export async function readLabUrl(environment: Environment): Promise<string> {
  if (environment.databaseUrl) return environment.databaseUrl
  return (await requireEmbeddedServer(environment)).url(LAB_DATABASE)
}

function notOurs(action: string): Problem {
  return new Problem('SERVER_NOT_OURS', {
    message: `DATABASE_URL is set, so the lab works on that server, which is not the lab's to ${action}.`,
    fix: `To use the embedded server, remove DATABASE_URL from .env and the environment. To see the server: npm run db -- status`,
  })
}
