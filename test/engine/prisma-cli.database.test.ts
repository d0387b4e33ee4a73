import { expect, test } from 'vitest'
import { cliBackends, withCliDatabase } from '../support/cli-backends.ts'
import { withPrismaProject } from '../support/prisma-cli.ts'

const CREATE_PEOPLE = 'CREATE TABLE people (id serial PRIMARY KEY);\n'
const PEOPLE = 'model people {\n  id Int @id @default(autoincrement())\n  name String?\n}\n'
const SCHEMA = 'prisma/schema.prisma'
const ADD_NAME = '-- AlterTable\nALTER TABLE "people" ADD COLUMN     "name" TEXT;\n'

test.each(cliBackends)('%s: diff compares database, history and schema', async (backend) => {
  await withCliDatabase(backend, (database) =>
    withPrismaProject({ ...database, models: PEOPLE }, async (prisma) => {
      await prisma.writeMigration('1_people', CREATE_PEOPLE)
      expect((await prisma.run('migrate', 'deploy')).code).toBe(0)
      const diff = async (...words: string[]) => {
        const { code, stdout } = await prisma.run('migrate', 'diff', ...words)
        return [code, stdout.trim()]
      }
      const script = ['--script', '--exit-code']
      expect(await diff('--from-config-datasource', '--to-schema', SCHEMA, ...script)).toEqual([
        2,
        ADD_NAME.trim(),
      ])
      const history = ['--from-migrations', 'prisma/migrations']
      expect(await diff(...history, '--to-schema', SCHEMA, '--exit-code')).toEqual([
        2,
        '[*] Changed the `people` table\n  [+] Added column `name`',
      ])
      expect(await diff(...history, '--to-config-datasource', '--exit-code')).toEqual([
        0,
        'No difference detected.',
      ])
      expect(await diff('--from-schema', SCHEMA, '--to-schema', SCHEMA, '--exit-code')).toEqual([
        0,
        'No difference detected.',
      ])
    }),
  )
})

test('two schema files are compared without any database', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nowhere'
  await withPrismaProject({ url, models: PEOPLE }, async (prisma) => {
    const { code, stdout } = await prisma.run(
      ...['migrate', 'diff', '--from-empty', '--to-schema', SCHEMA, '--script'],
    )
    expect([code, stdout.trim()]).toEqual([
      0,
      `-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,
    "name" TEXT,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);`,
    ])
  })
})

test.each(cliBackends)('%s: push, execute and pull work on the database', async (backend) => {
  await withCliDatabase(backend, (database) =>
    withPrismaProject({ ...database, models: PEOPLE }, async (prisma) => {
      const pushed = await prisma.run('db', 'push')
      expect(pushed.code).toBe(0)
      expect(pushed.stdout).toContain('Your database is now in sync with your Prisma schema.')
      const script = `DO $$ BEGIN PERFORM 1; END $$; ALTER TABLE people ADD COLUMN age int; INSERT INTO people (age) VALUES (36);`
      const executed = await prisma.runWithInput(script, 'db', 'execute', '--stdin')
      expect([executed.code, executed.stdout.trim()]).toEqual([0, 'Script executed successfully.'])
      expect(await database.use((session) => session.query('SELECT * FROM people'))).toEqual([
        { id: 1, name: null, age: 36 },
      ])
      expect((await prisma.run('db', 'pull')).code).toBe(0)
      expect(await prisma.readSchema()).toBe(`datasource db {
  provider = "postgresql"
}

model people {
  id   Int     @id @default(autoincrement())
  name String?
  age  Int?
}
`)
      const wrong = await prisma.runWithInput('SELECT nothing;', 'db', 'execute', '--stdin')
      expect(wrong.code).toBe(1)
      expect(wrong.stderr).toContain('nothing')
    }),
  )
})

test.for(cliBackends)(
  '%s: reset empties the database and applies again',
  async (backend, context) => {
    await withCliDatabase(backend, (database) =>
      withPrismaProject(database, async (prisma) => {
        await prisma.writeMigration('1_people', CREATE_PEOPLE)
        await prisma.run('migrate', 'deploy')
        await database.use((session) =>
          session.execute('INSERT INTO people DEFAULT VALUES; CREATE TABLE stray ()'),
        )
        const reset = await prisma.run('migrate', 'reset', '--force')
        // Prisma lets nobody but a person reset a database; the rest of this is for that person.
        if (/detected that it was invoked by/.test(reset.stderr)) return context.skip()
        expect(reset.code).toBe(0)
        expect(reset.stdout).toContain('Database reset successful')
        const tables = await database.use((session) =>
          session.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"),
        )
        expect(tables).toEqual([{ tablename: '_prisma_migrations' }, { tablename: 'people' }])
        expect(await database.use((session) => session.query('SELECT * FROM people'))).toEqual([])
      }),
    )
  },
)
