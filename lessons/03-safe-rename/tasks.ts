import { applyTask } from '../../src/learn/checks/apply-task.ts'
import { brokenSql } from '../../src/learn/checks/broken-sql.ts'
import { checkAgreement } from '../../src/learn/checks/check-agreement.ts'
import { checkDown } from '../../src/learn/checks/check-down.ts'
import { checkDrafted } from '../../src/learn/checks/check-drafted.ts'
import { checkMigrationRuns } from '../../src/learn/checks/check-migration-runs.ts'
import { migrationsHaveShape } from '../../src/learn/checks/check-shape.ts'
import { checkValuesSurvive } from '../../src/learn/checks/check-values-survive.ts'
import { columnCheck, columnIsThere } from '../../src/learn/checks/column-check.ts'
import { downMistakes } from '../../src/learn/checks/down-mistakes.ts'
import { draftQuestion } from '../../src/learn/checks/draft-question.ts'
import { fieldsCheck } from '../../src/learn/checks/fields-check.ts'
import { firstFailure } from '../../src/learn/checks/first-failure.ts'
import { historyMistakes } from '../../src/learn/checks/history-mistakes.ts'
import { lockQuestion } from '../../src/learn/checks/lock-question.ts'
import { rewriteQuestion } from '../../src/learn/checks/rewrite-question.ts'
import { addWithoutCopy } from '../../src/learn/mistakes/add-without-copy.ts'
import { copyAfterDrop } from '../../src/learn/mistakes/copy-after-drop.ts'
import { copyBeforeAdd } from '../../src/learn/mistakes/copy-before-add.ts'
import { copyTrims } from '../../src/learn/mistakes/copy-trims.ts'
import { copyTruncates } from '../../src/learn/mistakes/copy-truncates.ts'
import { downDrafted } from '../../src/learn/mistakes/down-drafted.ts'
import { downLosesValues } from '../../src/learn/mistakes/down-loses-values.ts'
import { draftUnpatched } from '../../src/learn/mistakes/draft-unpatched.ts'
import { mapWithoutDatabase } from '../../src/learn/mistakes/map-without-database.ts'
import { migrationWithoutSchema } from '../../src/learn/mistakes/migration-without-schema.ts'
import { notNullWithoutDefault } from '../../src/learn/mistakes/not-null-without-default.ts'
import { outsideTheLesson } from '../../src/learn/mistakes/outside-the-lesson.ts'
import { renamedInSchemaOnly } from '../../src/learn/mistakes/renamed-in-schema-only.ts'
import type { Task } from '../../src/learn/task.ts'

const ALTER_TABLE = {
  title: 'PostgreSQL: ALTER TABLE',
  url: 'https://www.postgresql.org/docs/current/sql-altertable.html',
}
const CUSTOMIZING = {
  title: 'Prisma: customizing migrations',
  url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/customizing-migrations',
}
const LOCKING = {
  title: 'PostgreSQL: explicit locking',
  url: 'https://www.postgresql.org/docs/current/explicit-locking.html',
}

const SAME = 'A rename changes what the column is called, and nothing else about it.'
const TABLE = {
  text: 'users has id, full_name (required), email (optional, unique) and bio (optional).',
  columns: {
    id: { optional: false, key: true },
    full_name: { optional: false },
    email: { optional: true, unique: true },
    bio: { optional: true },
  },
}

const renameField: Task = {
  id: 'schema',
  title: 'Rename the field to fullName in the schema, on a column full_name',
  mistakes: [],
  check: fieldsCheck(
    { fullName: 'full_name' },
    {
      why: 'TypeScript writes names in camel case, SQL in snake case, since PostgreSQL folds what is not quoted to small letters. @map lets each side keep its convention.',
      next: 'In workspace/prisma/schema.prisma, in model User: fullName String @map("full_name")',
    },
  ),
  hints: [
    'A field has a name for your code and a name in the table. They need not be the same.',
    'Rename the field name to fullName, and look for the attribute that gives a field another column name.',
    'The line is: fullName String @map("full_name")',
  ],
  links: [
    {
      title: 'Prisma: database mapping',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-schema/data-model/database-mapping',
    },
  ],
}

const draftMigration: Task = {
  id: 'draft',
  title: 'Let Prisma draft the migration, and read it before it runs',
  mistakes: [...historyMistakes, mapWithoutDatabase, renamedInSchemaOnly],
  check: checkDrafted,
  hints: [
    'Prisma can write a migration without running it.',
    'migrate dev has an option for that: --create-only. It asks whether you are sure, and runs nothing. Then read the new migration.sql, the warnings first.',
    'cd workspace && npx prisma migrate dev --create-only --name rename_name_to_full_name',
  ],
  links: [CUSTOMIZING],
}

const predictDraft: Task = {
  id: 'draft-outcome',
  title: "Predict what Prisma's draft would do to the hundred people",
  mistakes: [],
  question: draftQuestion,
  hints: [
    'Read the draft once more. What is in the new column at the moment it is added?',
    'A dropped column takes its values along. The new one is NOT NULL and has no default.',
    'In every row the new column would be NULL, which NOT NULL forbids. What does PostgreSQL do then?',
  ],
  links: [ALTER_TABLE],
}

const patchDraft: Task = {
  id: 'patch',
  title: 'Patch the migration so that every name is in full_name',
  mistakes: [
    draftUnpatched,
    copyBeforeAdd,
    copyAfterDrop,
    copyTruncates,
    copyTrims,
    addWithoutCopy,
    notNullWithoutDefault,
    ...brokenSql('up'),
    outsideTheLesson,
    migrationWithoutSchema,
  ],
  check: (evidence) =>
    firstFailure(
      evidence,
      checkMigrationRuns,
      columnIsThere('full_name', SAME),
      checkValuesSurvive,
      migrationsHaveShape(TABLE),
      columnCheck('full_name', SAME),
      checkAgreement,
    ),
  hints: [
    'Nothing about the values has to change, only what their column is called.',
    'ALTER TABLE can do that in one statement, in place of DROP COLUMN and ADD COLUMN.',
    'The whole migration.sql: ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";',
  ],
  links: [ALTER_TABLE, CUSTOMIZING],
}

const wayBack: Task = {
  id: 'down',
  title: 'Write the down.sql that mirrors it, and loses nothing',
  mistakes: [downDrafted, downLosesValues, ...downMistakes],
  check: checkDown,
  hints: [
    'What is the opposite of what your migration.sql does?',
    'A rename has an exact inverse: a rename. Write it into down.sql beside your migration.sql.',
    'ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";',
  ],
  links: [
    {
      title: 'Prisma: generating down migrations',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/generating-down-migrations',
    },
  ],
}

const predictLock: Task = {
  id: 'lock',
  title: 'Predict the lock that it takes',
  mistakes: [],
  question: lockQuestion({
    text: 'Your migration runs while others use the table. What is the strongest lock it holds on users?',
    meaning:
      'A rename holds it for an instant. But it has to wait for whoever reads the table at that moment, and everybody who comes later waits behind it: set lock_timeout where the table is busy.',
  }),
  hints: [
    'Another session reads users while you rename a column of it. Could it tell which columns there are?',
    'ALTER TABLE takes the strongest lock unless its documentation says otherwise. Look for RENAME.',
    'The page on locks says of ACCESS EXCLUSIVE: also the default mode of many forms of ALTER TABLE.',
  ],
  links: [LOCKING, ALTER_TABLE],
}

const predictRewrite: Task = {
  id: 'rewrite',
  title: 'Predict whether PostgreSQL writes the table anew',
  mistakes: [],
  question: rewriteQuestion({
    text: 'Does your migration have PostgreSQL write users anew, row by row?',
    meaning:
      'Rows do not hold the names of their columns; the catalog does. That is why a rename takes as long on a hundred million rows as on a hundred.',
  }),
  hints: [
    'Where does PostgreSQL keep what a column is called: in each row, or once?',
    'The catalog pg_attribute has one line for each column, with its name.',
    'A rename changes one line of pg_attribute. A new table in place of the old one is another matter.',
  ],
  links: [
    {
      title: 'PostgreSQL: pg_attribute',
      url: 'https://www.postgresql.org/docs/current/catalog-pg-attribute.html',
    },
  ],
}

/** What a learner does in lesson 3, in its order. */
export const tasks: readonly Task[] = [
  renameField,
  draftMigration,
  predictDraft,
  patchDraft,
  wayBack,
  predictLock,
  predictRewrite,
  applyTask,
]
