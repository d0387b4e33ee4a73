import { expect, test } from 'vitest'
import * as phase1 from './fixtures/phase-1.ts'
import * as phase2 from './fixtures/phase-2.ts'
import { ownOf } from './support/change-project.ts'
import { checkProject, solutionOf } from './support/check-project.ts'

/** What a learner reads of the first task that a fixture fails. */
async function read(what: string): Promise<string> {
  const fixture = [...phase1.fixtures, ...phase2.fixtures].find((each) => each.what === what)
  if (fixture === undefined) throw new Error(`there is no fixture "${what}"`)
  const project = fixture.project(await solutionOf(fixture.phase))
  const { tasks } = await checkProject(fixture.phase, project, { own: ownOf(project) })
  const result = tasks.find((task) => task.result.status === 'failed')?.result
  if (result?.status !== 'failed') throw new Error('no task failed')
  const { expected, found, why, next } = result
  return [expected, found, why, next].join('\n\n')
}

test('a name that does not fit is shown, with its length', async () => {
  expect(await read('names of at most 50 characters')).toMatchInlineSnapshot(`
    "Columns that take every value of the hundred people, unchanged.

    PostgreSQL refuses "Maximiliana Maximiliana Maximiliana Maxi…" (255 characters):
    value too long for type character varying(50) (22001)

    A limit is a guess about people you have not met. The next one who does not fit is turned away at the form, in production. In PostgreSQL text has no limit, and costs no more than varchar(n).

    Use text: String without @db. in workspace/prisma/schema.prisma, TEXT in migration.sql"
  `)
})

test('a value that comes out as another one is shown as it was and as it is', async () => {
  expect(
    await read('names of a fixed length, which forget spaces at the end'),
  ).toMatchInlineSnapshot(`
    "Columns that take every value of the hundred people, unchanged.

    name: 1 of 100 came back changed
    row 25: "Theo Trailing  " became "Theo Trailing"

    Nobody is told: a value goes in, and another one comes out. char(n) pads to its length and forgets the spaces at the end, so that two different values become equal. text gives back what it was given.

    Use text: String without @db. in workspace/prisma/schema.prisma, TEXT in migration.sql"
  `)
})

test('a syntax error comes with its line and a caret', async () => {
  expect(await read('COLUMN is misspelled')).toMatchInlineSnapshot(`
    "SQL that PostgreSQL can read, about things that are there.

    syntax error at or near "TEXT" (42601)
    in 20260101000200_add_email_and_bio/migration.sql, statement 1 of 2
    1 | ALTER TABLE "users" ADD COLUMN "email" TEXT, ADD COLUM "bio" TEXT;
                                                                     ^

    Here it costs a second. In a deployment Prisma stops with P3018, marks the migration as failed, and refuses every later one until somebody has said what became of it.

    Mend line 1 of workspace/prisma/migrations/20260101000200_add_email_and_bio/migration.sql and save it."
  `)
})

test('a failure halfway says how many statements ran, and what Prisma leaves behind', async () => {
  expect(await read('the second statement divides by zero')).toMatchInlineSnapshot(`
    "All 3 statements of 20260101000200_add_email_and_bio/migration.sql run.

    The first statement of 3 ran, the next did not:
    division by zero (22012)
    in 20260101000200_add_email_and_bio/migration.sql, statement 2 of 3

    Prisma marks the migration as failed in _prisma_migrations and refuses every later deploy (P3009). What else it leaves depends on the engine: this lab's sends the file as one query, so PostgreSQL takes the first statements back; Prisma's native engine, since 7.4, sends them one by one, and those that ran stay. You are then neither before nor after.

    Mend statement 2 of 3 in workspace/prisma/migrations/20260101000200_add_email_and_bio/migration.sql. If your own database has tried it: cd workspace && npx prisma migrate resolve --rolled-back 20260101000200_add_email_and_bio"
  `)
})

test('an edited migration is shown with the line that changed', async () => {
  expect(
    await read('the name is made optional in the migration that is applied already'),
  ).toMatchInlineSnapshot(`
    "The migrations of the earlier lessons are as they were applied.

    20260101000100_create_users/migration.sql, line 4
      was: "name" TEXT NOT NULL,
      is:  "name" TEXT,

    Databases that have run it will not run it again: they keep the old shape, new ones get the new shape, and no error says so. Prisma compares the checksum and asks to reset a database that you may not reset.

    Put it back, and write what you want to change into a new migration: cp prisma/migrations/20260101000100_create_users/migration.sql workspace/prisma/migrations/20260101000100_create_users/"
  `)
})

test('two equal values are shown, with how many there are', async () => {
  expect(
    await read('emails are made up from names, and two names give the same'),
  ).toMatchInlineSnapshot(`
    "A unique column whose values are all different, or not there.

    email "anna pope@example.com" is there more than once: 100 values, 96 different ones.
    could not create unique index "users_email_key" (23505)
    in 20260101000200_add_email_and_bio/migration.sql, statement 3 of 3
    Detail: Key (email)=(anna pope@example.com) is duplicated.

    On test data it runs. On the real table PostgreSQL reads every row, holds off all writers meanwhile, meets the first two that are equal, and the deployment stops. Which of the two rows is right only a person can say.

    Find them first: SELECT email, count(*) FROM users GROUP BY 1 HAVING count(*) > 1. Here nobody needs a value yet: leave email NULL in workspace/prisma/migrations/20260101000200_add_email_and_bio/migration.sql"
  `)
})

test('a way back in the wrong order names the statement to move', async () => {
  expect(
    await read('the columns are dropped first, and take the index along that is dropped next'),
  ).toMatchInlineSnapshot(`
    "The statements of down.sql in the reverse order of migration.sql.

    index "users_email_key" does not exist (42704)
    in 20260101000200_add_email_and_bio/down.sql, statement 2 of 2

    It was there when the way back began: a statement before took it along. Dropping a column drops its indexes and constraints too.

    Move statement 2 to the top of workspace/prisma/migrations/20260101000200_add_email_and_bio/down.sql"
  `)
})
