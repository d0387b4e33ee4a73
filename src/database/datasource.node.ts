import type { Environment } from '../environment.ts'
import { databaseName, withDatabase } from './database-url.ts'
import {
  LAB_DATABASE,
  SHADOW_DATABASE,
  WORKSPACE_DATABASE,
  WORKSPACE_SHADOW,
} from './embedded-names.ts'
import { requireEmbeddedServer } from './embedded-server.node.ts'

/** Where a Prisma project's database is, as `prisma.config.ts` says it. */
export interface Datasource {
  url: string
  shadowDatabaseUrl?: string
}

/** The lab database and its shadow: what `DATABASE_URL` names, or those on the embedded server. */
export async function readLabDatasource(environment: Environment): Promise<Datasource> {
  const { databaseUrl: url, shadowDatabaseUrl } = environment
  if (url) return { url, ...(shadowDatabaseUrl && { shadowDatabaseUrl }) }
  const server = await requireEmbeddedServer(environment)
  return { url: server.url(LAB_DATABASE), shadowDatabaseUrl: server.url(SHADOW_DATABASE) }
}

/** The workspace's database and its shadow; with `DATABASE_URL` a second one on the same server. */
export async function readWorkspaceDatasource(environment: Environment): Promise<Datasource> {
  const { databaseUrl, shadowDatabaseUrl } = environment
  if (databaseUrl) {
    const url = withDatabase(databaseUrl, workspaceName(databaseName(new URL(databaseUrl))))
    return { url, ...(shadowDatabaseUrl && { shadowDatabaseUrl }) }
  }
  const server = await requireEmbeddedServer(environment)
  return { url: server.url(WORKSPACE_DATABASE), shadowDatabaseUrl: server.url(WORKSPACE_SHADOW) }
}

const SUFFIX = '_workspace'
/** PostgreSQL cuts names at 63 bytes, and would cut the suffix off. */
const LONGEST_NAME = 63

function workspaceName(labName: string): string {
  const room = LONGEST_NAME - SUFFIX.length
  let name = labName
  while (new TextEncoder().encode(name).length > room) name = [...name].slice(0, -1).join('')
  return `${name}${SUFFIX}`
}
