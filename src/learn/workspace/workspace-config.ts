/** `prisma.config.ts` of the workspace, as a learner reads it. */
export const WORKSPACE_CONFIG = `// Prisma's CLI reads this file first: https://www.prisma.io/docs/orm/v7/reference/prisma-config-reference
import { defineConfig } from 'prisma/config'
import { connectWorkspace } from '../src/learn/workspace/connect-workspace.node.ts'

export default defineConfig({
  // What there is to be: the models.
  schema: 'prisma/schema.prisma',
  // How to get there: a folder a migration, in the order of their names.
  migrations: { path: 'prisma/migrations' },
  // Where: the workspace's own database, and its shadow, in which Prisma replays your migrations.
  // In a project of your own this would be: datasource: { url: env('DATABASE_URL') }
  ...(await connectWorkspace()),
})
`
