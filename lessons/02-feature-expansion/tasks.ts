import { brokenSql } from '../../src/learn/checks/broken-sql.ts'
import { checkAgreement } from '../../src/learn/checks/check-agreement.ts'
import { checkApplied } from '../../src/learn/checks/check-applied.ts'
import { checkDown } from '../../src/learn/checks/check-down.ts'
import { checkMigrationRuns } from '../../src/learn/checks/check-migration-runs.ts'
import { checkSeed } from '../../src/learn/checks/check-seed.ts'
import {
  migrationsHaveShape,
  schemaHasShape,
  type WantedShape,
} from '../../src/learn/checks/check-shape.ts'
import { checkValuesSurvive } from '../../src/learn/checks/check-values-survive.ts'
import { downMistakes } from '../../src/learn/checks/down-mistakes.ts'
import { firstFailure } from '../../src/learn/checks/first-failure.ts'
import { historyMistakes } from '../../src/learn/checks/history-mistakes.ts'
import { lockQuestion } from '../../src/learn/checks/lock-question.ts'
import { ownDatabaseMistakes } from '../../src/learn/checks/own-database-mistakes.ts'
import { rewriteQuestion } from '../../src/learn/checks/rewrite-question.ts'
import { constantEmail } from '../../src/learn/mistakes/constant-email.ts'
import { migrationWithoutSchema } from '../../src/learn/mistakes/migration-without-schema.ts'
import { notNullWithoutDefault } from '../../src/learn/mistakes/not-null-without-default.ts'
import { nullsToEmpty } from '../../src/learn/mistakes/nulls-to-empty.ts'
import { outsideTheLesson } from '../../src/learn/mistakes/outside-the-lesson.ts'
import { schemaWithoutMigration } from '../../src/learn/mistakes/schema-without-migration.ts'
import { uniqueOverDuplicates } from '../../src/learn/mistakes/unique-over-duplicates.ts'
import { valuesDoNotFit } from '../../src/learn/mistakes/values-do-not-fit.ts'
import type { Mistake, Task } from '../../src/learn/task.ts'

const shape: WantedShape = {
  text: 'users has two more columns: email, optional and unique, and bio, optional.',
  columns: {
    id: { optional: false, key: true },
    name: { optional: false },
    email: { optional: true, unique: true },
    bio: { optional: true },
  },
}

/** Told of the schema only where it is the schema that asks for a value. */
const requiredInSchema: Mistake = {
  name: notNullWithoutDefault.name,
  detect: (evidence) =>
    schemaHasShape(shape)(evidence).status === 'passed'
      ? undefined
      : notNullWithoutDefault.detect(evidence),
}

const addFields: Task = {
  id: 'add-fields',
  title: 'Add email and bio to the model: both optional, email unique',
  mistakes: [migrationWithoutSchema, requiredInSchema],
  check: schemaHasShape(shape),
  hints: [
    'A hundred people are in the table, and you know the email of none of them. What does the schema have to allow?',
    'A ? behind the type makes a field optional; @unique behind it lets each value be there once.',
    'email String? @unique and bio String?, each on a line of its own in the model User.',
  ],
  links: [
    {
      title: 'Prisma: optional fields and unique fields',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-schema/data-model/models',
    },
    {
      title: 'PostgreSQL: unique constraints, and what NULL is to them',
      url: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS',
    },
  ],
}

const migrate: Task = {
  id: 'migrate',
  title: 'Write the migration that adds them to a table with a hundred people in it',
  mistakes: [
    ...historyMistakes,
    schemaWithoutMigration,
    constantEmail,
    nullsToEmpty,
    notNullWithoutDefault,
    uniqueOverDuplicates,
    valuesDoNotFit,
    ...brokenSql('up'),
    outsideTheLesson,
  ],
  check: (evidence) =>
    firstFailure(
      evidence,
      checkMigrationRuns,
      checkValuesSurvive,
      migrationsHaveShape(shape),
      checkSeed,
      checkAgreement,
    ),
  hints: [
    'Let Prisma draft it, and read what it wrote before anything runs.',
    'One ALTER TABLE adds both columns. What keeps email unique is an index, and it comes after its column.',
    'cd workspace && npx prisma migrate dev --create-only --name add_email_and_bio, and leave the draft as it is.',
  ],
  links: [
    {
      title: 'PostgreSQL: ALTER TABLE',
      url: 'https://www.postgresql.org/docs/current/sql-altertable.html',
    },
    {
      title: 'Prisma: customizing migrations',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/customizing-migrations',
    },
  ],
}

const predictLock: Task = {
  id: 'predict-lock',
  title: 'Predict which lock your migration takes on users',
  mistakes: [],
  question: lockQuestion({
    text: 'Other sessions read and write users all the time. What is the strongest lock that your migration holds on it?',
    meaning:
      'ALTER TABLE takes the strongest there is, for an instant, and everything that runs in the same transaction holds it until the end. The wait is what hurts: behind one long query it waits, and everybody who comes later waits behind it. That is what SET lock_timeout is for.',
  }),
  hints: [
    'Two statements, two locks. The stronger one counts, and it is kept until the transaction ends.',
    'CREATE INDEX alone lets readers read. What does a statement need that changes which columns there are?',
    'Look for ADD COLUMN in the notes of ALTER TABLE: unless it says otherwise, the lock is ACCESS EXCLUSIVE.',
  ],
  links: [
    {
      title: 'PostgreSQL: table-level locks',
      url: 'https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES',
    },
    {
      title: 'PostgreSQL: pg_locks',
      url: 'https://www.postgresql.org/docs/current/view-pg-locks.html',
    },
  ],
}

const predictRewrite: Task = {
  id: 'predict-rewrite',
  title: 'Predict whether PostgreSQL writes the table anew',
  mistakes: [],
  question: rewriteQuestion({
    text: 'The table could hold a billion rows. Does your migration write each of them anew?',
    meaning:
      'A nullable column is a line in the catalog: rows without it read as NULL. So is one with a constant default, since PostgreSQL 11. A default that is computed for each row, or another type, writes the whole table, under the lock of before.',
  }),
  hints: [
    'What would have to be written into a row that has no value for the new column?',
    'A row on disk says how many columns it has. What lies beyond reads as NULL.',
    'Compare pg_relation_filenode before and after: a table that is written anew gets a new file.',
  ],
  links: [
    {
      title: 'PostgreSQL: adding a column',
      url: 'https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-ADDING-A-COLUMN',
    },
    {
      title: 'PostgreSQL: ALTER TABLE, notes on rewriting',
      url: 'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES',
    },
  ],
}

const wayBack: Task = {
  id: 'way-back',
  title: 'Write the down.sql that takes both columns away again',
  mistakes: downMistakes,
  check: checkDown,
  hints: [
    'Prisma drafts no way back. It is a file of yours, down.sql, beside migration.sql.',
    'Undo the statements in the reverse order: what was made last goes first.',
    'DROP INDEX "users_email_key"; and then ALTER TABLE "users" DROP COLUMN "email", DROP COLUMN "bio";',
  ],
  links: [
    {
      title: 'Prisma: generating down migrations',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/generating-down-migrations',
    },
    {
      title: 'PostgreSQL: what depends on what',
      url: 'https://www.postgresql.org/docs/current/ddl-depend.html',
    },
  ],
}

const apply: Task = {
  id: 'apply',
  title: 'Apply the migration to your own database',
  mistakes: ownDatabaseMistakes,
  check: checkApplied,
  hints: [
    'Both ways have run in a scratch database. Your own still has two columns.',
    'prisma migrate deploy runs what is in the folder and not yet in the journal.',
    'cd workspace && npx prisma migrate deploy',
  ],
  links: [
    { title: 'Prisma: migrate deploy', url: 'https://www.prisma.io/docs/cli/v7/migrate/deploy' },
    {
      title: 'Prisma: development and production',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/development-and-production',
    },
  ],
}

export const tasks: readonly Task[] = [
  addFields,
  migrate,
  predictLock,
  predictRewrite,
  wayBack,
  apply,
]
