import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { serverUrl } from '../support/backends.ts'
import { cliBackends, withCliDatabase } from '../support/cli-backends.ts'
import { withPrismaProject } from '../support/prisma-cli.ts'

const CREATE_PEOPLE = 'CREATE TABLE people (id serial PRIMARY KEY);\n'

/** A port that nobody listens on. */
function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

test('an unreachable server is P1001', async () => {
  const port = await findFreePort()
  const url = `postgresql://lab:secret@127.0.0.1:${port}/lab`
  await withPrismaProject({ url }, async (prisma) => {
    await prisma.writeMigration('1_people', CREATE_PEOPLE)
    for (const command of ['status', 'deploy']) {
      const { code, stdout, stderr } = await prisma.run('migrate', command)
      expect(code).toBe(1)
      expect(stderr).toContain(
        `P1001: Can't reach database server at \`127.0.0.1:${port}\`

Please make sure your database server is running at \`127.0.0.1:${port}\`.`,
      )
      expect(stdout + stderr).not.toContain('secret')
    }
  })
})

// The embedded server trusts whoever reaches it, because only this machine can.
test.runIf(serverUrl)('a wrong password is P1000', async () => {
  const url = new URL(serverUrl ?? '')
  url.password = 'wrong'
  await withPrismaProject({ url: url.href }, async (prisma) => {
    const { code, stderr } = await prisma.run('migrate', 'status')
    expect(code).toBe(1)
    expect(stderr).toContain(
      `P1000: Authentication failed against database server, the provided database credentials for \`${url.username}\` are not valid.

Please make sure to provide valid database credentials for the database server at the configured address.`,
    )
  })
})

test.each(cliBackends)('%s: Prisma’s own URL parameters are understood', async (backend) => {
  await withCliDatabase(backend, async (database) => {
    const url = new URL(database.url)
    const parameters = {
      schema: 'team a',
      connection_limit: '1',
      pool_timeout: '5',
      pgbouncer: 'true',
      statement_cache_size: '0',
      sslmode: 'prefer',
      sslaccept: 'accept_invalid_certs',
      connect_timeout: '5',
    }
    url.search = new URLSearchParams(parameters).toString().replace('+', '%20')
    await withPrismaProject({ ...database, url: url.href }, async (prisma) => {
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      const deployed = await prisma.run('migrate', 'deploy')
      expect(deployed.code).toBe(0)
      const tables = await database.use((session) =>
        session.query(
          "SELECT schemaname, tablename FROM pg_tables WHERE tablename IN ('people', '_prisma_migrations') ORDER BY 2",
        ),
      )
      expect(tables).toEqual([
        { schemaname: 'team a', tablename: '_prisma_migrations' },
        { schemaname: 'team a', tablename: 'people' },
      ])
      expect((await prisma.run('migrate', 'status')).stdout).toContain('schema is up to date!')
    })
  })
})
