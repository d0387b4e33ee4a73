import { type Datasource, readWorkspaceDatasource } from '../../database/datasource.node.ts'
import { preparePrisma } from '../../engine/prepare-prisma.node.ts'

/**
 * What `workspace/prisma.config.ts` needs from the lab: its schema engine, and where the workspace's
 * database is. Starts the embedded server when the command needs it and it doesn't run.
 */
export function connectWorkspace(): Promise<{ datasource?: Datasource }> {
  return preparePrisma(readWorkspaceDatasource)
}
