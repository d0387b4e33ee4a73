import { defineConfig } from 'prisma/config'
import { requireEmbeddedServer } from './src/database/embedded-server.node.ts'
import { needsDatabase } from './src/engine/prisma-command.ts'
import { readEnvironment } from './src/environment.ts'
import { Problem } from './src/problem.ts'
import { projectPath } from './src/project.node.ts'

// Prisma would download its native schema engine from the network at first use; this one is
// already here. Windows can't start a script as a program, so there the native one stays.
if (process.platform !== 'win32') {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= projectPath('bin/schema-engine.mjs')
}

/** The database that DATABASE_URL names, or else the lab's own on the embedded server. */
async function findDatasource() {
  const environment = readEnvironment()
  const { databaseUrl: url, shadowDatabaseUrl } = environment
  if (url) return { url, ...(shadowDatabaseUrl && { shadowDatabaseUrl }) }
  if (!needsDatabase(process.argv.slice(2))) return undefined
  const server = await requireEmbeddedServer(environment)
  return { url: server.url('lab'), shadowDatabaseUrl: server.url('shadow') }
}

/** Prisma shows only the message of what a config file throws, so the remedy becomes part of it. */
function explain(error: unknown): never {
  throw error instanceof Problem ? new Error(`${error.message} ${error.fix}`) : error
}

const datasource = await findDatasource().catch(explain)

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(datasource && { datasource }),
})
