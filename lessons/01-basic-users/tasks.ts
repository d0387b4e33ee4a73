import { brokenSql } from '../../src/learn/checks/broken-sql.ts'
import { checkAgreement } from '../../src/learn/checks/check-agreement.ts'
import { checkApplied } from '../../src/learn/checks/check-applied.ts'
import { checkMigrationRuns } from '../../src/learn/checks/check-migration-runs.ts'
import { checkSeed } from '../../src/learn/checks/check-seed.ts'
import {
  migrationsHaveShape,
  schemaHasShape,
  type WantedShape,
} from '../../src/learn/checks/check-shape.ts'
import { firstFailure } from '../../src/learn/checks/first-failure.ts'
import { historyMistakes } from '../../src/learn/checks/history-mistakes.ts'
import { madeQuestion } from '../../src/learn/checks/made-question.ts'
import { ownDatabaseMistakes } from '../../src/learn/checks/own-database-mistakes.ts'
import { migrationWithoutSchema } from '../../src/learn/mistakes/migration-without-schema.ts'
import { outsideTheLesson } from '../../src/learn/mistakes/outside-the-lesson.ts'
import { schemaWithoutMigration } from '../../src/learn/mistakes/schema-without-migration.ts'
import { tableNotMapped } from '../../src/learn/mistakes/table-not-mapped.ts'
import { valuesDoNotFit } from '../../src/learn/mistakes/values-do-not-fit.ts'
import type { Task } from '../../src/learn/task.ts'

const shape: WantedShape = {
  text: 'A table users with two columns: id, the primary key that numbers itself, and name, which every row has.',
  columns: { id: { optional: false, key: true }, name: { optional: false } },
}

const model: Task = {
  id: 'model',
  title: 'Describe the table users in schema.prisma: an id that numbers itself, and a name',
  mistakes: [migrationWithoutSchema, tableNotMapped],
  check: schemaHasShape(shape),
  hints: [
    'A table is a model. Prisma calls it User, one user; the database calls it users, all of them.',
    'Each line of a model is a field: its name, its type, its attributes. An Int with @id and @default(autoincrement()) numbers itself; a String without ? is always there.',
    'model User { id Int @id @default(autoincrement()) … } with name String on a line of its own, and @@map("users") as the last line.',
  ],
  links: [
    {
      title: 'Prisma: models',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-schema/data-model/models',
    },
    {
      title: 'Prisma: names in the schema and in the database',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-schema/data-model/database-mapping',
    },
  ],
}

const draft: Task = {
  id: 'draft',
  title: 'Let Prisma draft the migration, without running it',
  mistakes: [
    ...historyMistakes,
    schemaWithoutMigration,
    tableNotMapped,
    ...brokenSql('up'),
    outsideTheLesson,
  ],
  check: (evidence) =>
    firstFailure(evidence, checkMigrationRuns, migrationsHaveShape(shape), checkAgreement),
  hints: [
    'The schema says what you want. The step that leads there is a file, and Prisma can write its first version.',
    'prisma migrate dev compares your schema with your migrations and writes what is missing. --create-only leaves it at that, so that you can read it first.',
    'cd workspace && npx prisma migrate dev --create-only --name create_users',
  ],
  links: [
    { title: 'Prisma: migrate dev', url: 'https://www.prisma.io/docs/cli/v7/migrate/dev' },
    {
      title: 'Prisma: getting started with Migrate',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/getting-started',
    },
  ],
}

const readSql: Task = {
  id: 'read-sql',
  title: 'Read the SQL, and say what PostgreSQL makes of it',
  mistakes: [],
  question: madeQuestion,
  hints: [
    'Open migration.sql. Two words in it are not about columns: what is each of them short for?',
    'SERIAL is no type. It is an integer, and something that counts. A primary key has to be found fast.',
    'The number comes from a sequence, users_id_seq. A primary key is kept unique by an index, users_pkey.',
  ],
  links: [
    {
      title: 'PostgreSQL: serial types',
      url: 'https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL',
    },
    {
      title: 'PostgreSQL: primary keys',
      url: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS',
    },
  ],
}

const rows: Task = {
  id: 'rows',
  title: 'Make room for a hundred people with difficult names',
  mistakes: [valuesDoNotFit],
  check: checkSeed,
  hints: [
    'Each check builds your table in a scratch database and puts the hundred people in. Which of them would not fit into yours?',
    'One name has 255 characters, one has a single letter, one ends in two spaces. A column with a limit, or one that pads, does not give back what it was given.',
    'name String in the schema, "name" TEXT NOT NULL in migration.sql: text has no limit and changes nothing.',
  ],
  links: [
    {
      title: 'PostgreSQL: character types',
      url: 'https://www.postgresql.org/docs/current/datatype-character.html',
    },
  ],
}

const apply: Task = {
  id: 'apply',
  title: 'Apply the migration to your own database',
  mistakes: ownDatabaseMistakes,
  check: checkApplied,
  hints: [
    'So far your file was run in a scratch database only. Your own has not heard of it.',
    'prisma migrate deploy runs what is in the folder and not yet in the journal. It drafts nothing and asks nothing, which is why production uses it.',
    'cd workspace && npx prisma migrate deploy',
  ],
  links: [
    { title: 'Prisma: migrate deploy', url: 'https://www.prisma.io/docs/cli/v7/migrate/deploy' },
    {
      title: 'Prisma: migration histories',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/understanding-prisma-migrate/migration-histories',
    },
  ],
}

// What is applied is not edited any more: so the rows come before it.
export const tasks: readonly Task[] = [model, draft, readSql, rows, apply]
