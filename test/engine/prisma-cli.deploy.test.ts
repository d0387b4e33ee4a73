import { expect, test } from 'vitest'
import { withDatabase } from '../../src/database/database-url.ts'
import { cliBackends, withCliDatabase } from '../support/cli-backends.ts'
import { withConnection } from '../support/embedded.ts'
import { withPrismaProject } from '../support/prisma-cli.ts'

const CREATE_PEOPLE = 'CREATE TABLE people (id serial PRIMARY KEY, name text);\n'
const FUNCTION = `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$
BEGIN PERFORM 1; RETURN 2; END $$;
COMMENT ON FUNCTION two() IS 'a; b';
`
const INDEX = 'CREATE INDEX CONCURRENTLY people_name ON people (name);\n'

test.each(cliBackends)('%s: deploy applies what status calls pending', async (backend) => {
  await withCliDatabase(backend, (database) =>
    withPrismaProject(database, async (prisma) => {
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      await prisma.writeMigration('2_function', FUNCTION)
      await prisma.writeMigration('3_index', INDEX)
      const before = await prisma.run('migrate', 'status')
      expect(before.code).toBe(1)
      expect(before.stdout).toContain(
        'Following migrations have not yet been applied:\n1_people\n2_function\n3_index\n',
      )
      const deployed = await prisma.run('migrate', 'deploy')
      expect(deployed.code).toBe(0)
      expect(deployed.stdout).toContain('All migrations have been successfully applied.')
      const after = await prisma.run('migrate', 'status')
      expect(after.code).toBe(0)
      expect(after.stdout).toContain('Database schema is up to date!')
      await database.use(async (session) => {
        expect(await session.query('SELECT two()')).toEqual([{ two: 2 }])
        expect(
          await session.query('SELECT indisvalid FROM pg_index WHERE indexrelid = $1::regclass', [
            'people_name',
          ]),
        ).toEqual([{ indisvalid: true }])
      })
    }),
  )
})

test.each(cliBackends)('%s: a failed migration blocks, until it is resolved', async (backend) => {
  await withCliDatabase(backend, (database) =>
    withPrismaProject(database, async (prisma) => {
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      await prisma.writeMigration('2_bad', 'SELECT nothing;\n')
      const failed = await prisma.run('migrate', 'deploy')
      expect(failed.code).toBe(1)
      expect(failed.stderr).toContain(`Error: P3018

A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve

Migration name: 2_bad

Database error code: 42703

Database error:
ERROR: column "nothing" does not exist

Position:
  1 SELECT nothing;
`)
      const blocked = await prisma.run('migrate', 'deploy')
      expect(blocked.code).toBe(1)
      expect(blocked.stderr).toMatch(
        /Error: P3009\n\nmigrate found failed migrations in the target database.*\nThe `2_bad` migration started at .* failed\n/,
      )
      const resolved = await prisma.run('migrate', 'resolve', '--rolled-back', '2_bad')
      expect(resolved.stdout).toContain('Migration 2_bad marked as rolled back.')
      await prisma.writeMigration('2_bad', 'SELECT 1;\n')
      expect((await prisma.run('migrate', 'deploy')).code).toBe(0)
      expect((await prisma.run('migrate', 'status')).code).toBe(0)
    }),
  )
})

test.each(cliBackends)('%s: resolve marks what was done by hand, once', async (backend) => {
  await withCliDatabase(backend, (database) =>
    withPrismaProject(database, async (prisma) => {
      await database.use((session) => session.execute(CREATE_PEOPLE))
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      const notEmpty = await prisma.run('migrate', 'deploy')
      expect(notEmpty.stderr).toContain(
        'Error: P3005\n\nThe database schema is not empty. Read more about how to baseline an existing production database: https://pris.ly/d/migrate-baseline\n',
      )
      const applied = await prisma.run('migrate', 'resolve', '--applied', '1_people')
      expect(applied.stdout).toContain('Migration 1_people marked as applied.')
      const twice = await prisma.run('migrate', 'resolve', '--applied', '1_people')
      expect(twice.stderr).toContain(
        'Error: P3008\n\nThe migration `1_people` is already recorded as applied in the database.\n',
      )
      const back = await prisma.run('migrate', 'resolve', '--rolled-back', '1_people')
      expect(back.stderr).toContain(
        'Error: P3012\n\nMigration `1_people` cannot be rolled back because it is not in a failed state.\n',
      )
      expect([notEmpty, applied, twice, back].map(({ code }) => code)).toEqual([1, 0, 1, 1])
      expect((await prisma.run('migrate', 'deploy')).stdout).toContain('No pending migrations')
    }),
  )
})

test.each(cliBackends)('%s: deploy creates a database that status misses', async (backend) => {
  await withCliDatabase(backend, async (other) => {
    const name = `${new URL(other.url).pathname.slice(1)}_new`
    const url = withDatabase(other.url, name)
    const maintenance = withDatabase(other.url, 'postgres')
    await withPrismaProject({ url }, async (prisma) => {
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      const missing = await prisma.run('migrate', 'status')
      expect(missing.code).toBe(1)
      expect(missing.stderr).toContain(`P1003: Database \`${name}\` does not exist`)
      const deployed = await prisma.run('migrate', 'deploy')
      expect(deployed.code).toBe(0)
      expect(deployed.stdout).toContain(`PostgreSQL database ${name} created at`)
      expect((await prisma.run('migrate', 'status')).code).toBe(0)
    }).finally(() =>
      withConnection(maintenance, (server) => server.execute(`DROP DATABASE IF EXISTS ${name}`)),
    )
  })
})
