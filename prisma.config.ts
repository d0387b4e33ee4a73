import { defineConfig } from 'prisma/config'
import { readLabDatasource } from './src/database/datasource.node.ts'
import { preparePrisma } from './src/engine/prepare-prisma.node.ts'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // The database that DATABASE_URL names, or else the lab's own on the embedded server.
  ...(await preparePrisma(readLabDatasource)),
})
