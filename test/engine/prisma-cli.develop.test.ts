import { expect, test } from 'vitest'
import { serverUrl, withServerDatabase } from '../support/backends.ts'
import { cliBackends, withCliDatabase } from '../support/cli-backends.ts'
import { withConnection } from '../support/embedded.ts'
import { withPrismaProject } from '../support/prisma-cli.ts'

const people = (fields = '') =>
  `model people {\n  id Int @id @default(autoincrement())\n${fields}}\n`

const CREATE_PEOPLE = `-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
`

const SHADOWS = "SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow_db_%'"

test.each(cliBackends)(
  '%s: migrate dev writes and applies, and keeps every row',
  async (backend) => {
    await withCliDatabase(backend, (database) =>
      withPrismaProject({ ...database, models: people() }, async (prisma) => {
        const first = await prisma.runInTerminal('migrate', 'dev', '--name', 'people')
        expect(first.code).toBe(0)
        expect(first.stdout).toContain('Your database is now in sync with your schema.')
        expect(Object.values(await prisma.readMigrations())).toEqual([CREATE_PEOPLE])
        await database.use((session) => session.execute('INSERT INTO people DEFAULT VALUES'))

        await prisma.writeModels(people('  name String?\n'))
        const draft = await prisma.runInTerminal(
          'migrate',
          'dev',
          '--create-only',
          '--name',
          'name',
        )
        expect(draft.code).toBe(0)
        expect(draft.stdout).toContain('created the following migration without applying it')
        const [, sql] = Object.values(await prisma.readMigrations())
        expect(sql).toBe('-- AlterTable\nALTER TABLE "people" ADD COLUMN     "name" TEXT;\n')
        const rows = () => database.use((session) => session.query('SELECT * FROM people'))
        expect(await rows()).toEqual([{ id: 1 }])

        expect((await prisma.runInTerminal('migrate', 'dev')).code).toBe(0)
        // The shadow database was filled and emptied on the way; the main one never was.
        expect(await rows()).toEqual([{ id: 1, name: null }])
      }),
    )
  },
)

test.each(cliBackends)('%s: a migration that breaks on the shadow is P3006', async (backend) => {
  await withCliDatabase(backend, (database) =>
    withPrismaProject({ ...database, models: people() }, async (prisma) => {
      await prisma.writeMigration('1_broken', 'SELECT nothing;\n')
      const broken = await prisma.runInTerminal('migrate', 'dev', '--name', 'people')
      expect(broken.code).toBe(1)
      expect(broken.stdout).toMatch(
        /Error: P3006\n\nMigration `1_broken` failed to apply cleanly to the shadow database\. \nError code: P3018\nError:\nA migration failed to apply\./,
      )
      expect(broken.stdout).toContain('ERROR: column "nothing" does not exist')
    }),
  )
})

test.each(cliBackends)('%s: a shadow that is the main database is refused', async (backend) => {
  await withCliDatabase(backend, async (database) => {
    const other = new URL(database.url)
    // The same server and database, in another spelling.
    other.hostname = 'localhost'
    other.protocol = 'postgres:'
    other.searchParams.set('connection_limit', '1')
    const shadowDatabaseUrl = other.href
    await withPrismaProject({ url: database.url, shadowDatabaseUrl }, async (prisma) => {
      await database.use((session) =>
        session.execute('CREATE TABLE kept AS SELECT 1 AS id; COMMENT ON TABLE kept IS NULL'),
      )
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      const words = [
        '--from-migrations',
        'prisma/migrations',
        '--to-schema',
        'prisma/schema.prisma',
      ]
      const refused = await prisma.run('migrate', 'diff', ...words)
      expect(refused.code).toBe(1)
      expect(refused.stderr).toContain(
        'The shadow database you configured appears to be the same as the main database. Please specify another shadow database.',
      )
      expect(await database.use((session) => session.query('SELECT * FROM kept'))).toEqual([
        { id: 1 },
      ])
    })
  })
})

test.runIf(serverUrl)('a shadow database that may not be created is P3014', async () => {
  await withServerDatabase(async (url) => {
    const role = new URL(url).pathname.slice(1)
    const limited = new URL(url)
    limited.username = role
    limited.password = 'limited'
    await withConnection(url, async (server) => {
      await server.execute(`CREATE ROLE ${role} LOGIN PASSWORD 'limited'`)
      try {
        await withPrismaProject({ url: limited.href }, async (prisma) => {
          await prisma.writeMigration('1_people', CREATE_PEOPLE)
          const refused = await prisma.run(
            ...['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-empty'],
          )
          expect(refused.code).toBe(1)
          expect(refused.stderr).toContain(`Error: P3014

Prisma Migrate could not create the shadow database. Please make sure the database user has permission to create databases. Read more about the shadow database (and workarounds) at https://pris.ly/d/migrate-shadow

Original error: 
ERROR: permission denied to create database
`)
        })
      } finally {
        await server.execute(`DROP ROLE ${role}`)
      }
    })
  })
})

test.runIf(serverUrl)('a shadow database of the server’s is given back emptied', async () => {
  await withServerDatabase((url) =>
    withServerDatabase(async (shadowDatabaseUrl) => {
      await withConnection(shadowDatabaseUrl, (shadow) => shadow.execute('CREATE TABLE stale ()'))
      await withPrismaProject({ url, shadowDatabaseUrl }, async (prisma) => {
        await prisma.writeMigration('1_people', CREATE_PEOPLE)
        await prisma.writeModels(people())
        const words = [
          '--from-migrations',
          'prisma/migrations',
          '--to-schema',
          'prisma/schema.prisma',
        ]
        for (const _ of [1, 2]) {
          const same = await prisma.run('migrate', 'diff', ...words, '--exit-code')
          expect([same.code, same.stdout.trim()]).toEqual([0, 'No difference detected.'])
        }
      })
    }),
  )
})

test.runIf(serverUrl)('a temporary shadow database is dropped after use', async () => {
  await withServerDatabase((url) =>
    withConnection(url, async (server) => {
      await withPrismaProject({ url, models: people() }, async (prisma) => {
        const before = await server.query(SHADOWS)
        await prisma.writeMigration('1_broken', 'SELECT nothing;\n')
        const words = ['--from-migrations', 'prisma/migrations', '--to-empty']
        expect((await prisma.run('migrate', 'diff', ...words)).code).toBe(1)
        await prisma.writeMigration('1_broken', CREATE_PEOPLE)
        expect((await prisma.run('migrate', 'diff', ...words)).code).toBe(0)
        expect(await server.query(SHADOWS)).toEqual(before)
      })
    }),
  )
})
