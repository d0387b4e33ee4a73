import type { Datasource } from '../database/datasource.node.ts'
import { type Environment, nameSchemaEngine, readEnvironment } from '../environment.ts'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { needsDatabase } from './prisma-command.ts'

/**
 * For a `prisma.config.ts`: names the lab's schema engine to Prisma, and returns the datasource that
 * `read` finds. A command that needs no database starts no server, and gets none.
 */
export async function preparePrisma(
  read: (environment: Environment) => Promise<Datasource>,
): Promise<{ datasource?: Datasource }> {
  // Prisma would download its native schema engine from the network at first use; this one is
  // already here. Windows can't start a script as a program, so there the native one stays.
  if (process.platform !== 'win32') nameSchemaEngine(projectPath('bin/schema-engine.mjs'))
  try {
    const environment = readEnvironment()
    if (!environment.databaseUrl && !needsDatabase(process.argv.slice(2))) return {}
    return { datasource: await read(environment) }
  } catch (error) {
    // Prisma shows only the message of what a config file throws, so the remedy becomes part of it.
    throw error instanceof Problem ? new Error(`${error.message} ${error.fix}`) : error
  }
}
