import { applyTask } from '../../src/learn/checks/apply-task.ts'
import { brokenSql } from '../../src/learn/checks/broken-sql.ts'
import { checkAgreement } from '../../src/learn/checks/check-agreement.ts'
import { checkBackfill } from '../../src/learn/checks/check-backfill.ts'
import { checkDistanceIndex } from '../../src/learn/checks/check-distance-index.ts'
import { checkDown } from '../../src/learn/checks/check-down.ts'
import { checkExtension } from '../../src/learn/checks/check-extension.ts'
import { checkQuery } from '../../src/learn/checks/check-query.ts'
import { checkValuesSurvive } from '../../src/learn/checks/check-values-survive.ts'
import { columnCheck } from '../../src/learn/checks/column-check.ts'
import { downMistakes } from '../../src/learn/checks/down-mistakes.ts'
import { fieldsCheck } from '../../src/learn/checks/fields-check.ts'
import { firstFailure } from '../../src/learn/checks/first-failure.ts'
import { historyMistakes } from '../../src/learn/checks/history-mistakes.ts'
import { rewriteQuestion } from '../../src/learn/checks/rewrite-question.ts'
import { whenRefused } from '../../src/learn/checks/when-refused.ts'
import { backfillInMigration } from '../../src/learn/mistakes/backfill-in-migration.ts'
import { backfillIncomplete } from '../../src/learn/mistakes/backfill-incomplete.ts'
import { backfillWrongRows } from '../../src/learn/mistakes/backfill-wrong-rows.ts'
import { defaultMissing } from '../../src/learn/mistakes/default-missing.ts'
import { downLosesValues } from '../../src/learn/mistakes/down-loses-values.ts'
import { extensionAfterColumn } from '../../src/learn/mistakes/extension-after-column.ts'
import { extensionByHand } from '../../src/learn/mistakes/extension-by-hand.ts'
import { extensionMissing } from '../../src/learn/mistakes/extension-missing.ts'
import { extensionTwice } from '../../src/learn/mistakes/extension-twice.ts'
import { indexMethod } from '../../src/learn/mistakes/index-method.ts'
import { indexOperatorClass } from '../../src/learn/mistakes/index-operator-class.ts'
import { indexUnknownToPrisma } from '../../src/learn/mistakes/index-unknown-to-prisma.ts'
import { jsonForJsonb } from '../../src/learn/mistakes/json-for-jsonb.ts'
import { migrationWithoutSchema } from '../../src/learn/mistakes/migration-without-schema.ts'
import { notNullWithoutDefault } from '../../src/learn/mistakes/not-null-without-default.ts'
import { outsideTheLesson } from '../../src/learn/mistakes/outside-the-lesson.ts'
import { queryWithoutIndex } from '../../src/learn/mistakes/query-without-index.ts'
import { schemaWithoutMigration } from '../../src/learn/mistakes/schema-without-migration.ts'
import { wrongDimension } from '../../src/learn/mistakes/wrong-dimension.ts'
import type { Task } from '../../src/learn/task.ts'

const PGVECTOR = { title: 'pgvector: HNSW', url: 'https://github.com/pgvector/pgvector#hnsw' }
const UNSUPPORTED = {
  title: 'Prisma: unsupported database features',
  url: 'https://www.prisma.io/docs/orm/v7/prisma-schema/data-model/unsupported-database-features',
}
const ALTER_TABLE = {
  title: 'PostgreSQL: adding a column',
  url: 'https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-ADDING-A-COLUMN',
}

const addFields: Task = {
  id: 'schema',
  title: 'Add the fields settings and embedding to the schema',
  mistakes: [],
  check: fieldsCheck(
    { settings: 'settings', embedding: 'embedding' },
    {
      why: 'The schema is where your code and the next draft learn what is there.',
      next: 'In workspace/prisma/schema.prisma, in model User: settings Json @default("{}") and embedding Unsupported("vector(512)")?',
    },
  ),
  hints: [
    'Prisma has a type of its own for settings. For a vector it has none.',
    'Json with a default for settings; for embedding, Unsupported with the type as PostgreSQL writes it, optional.',
    'settings Json @default("{}") and embedding Unsupported("vector(512)")?',
  ],
  links: [UNSUPPORTED],
}

const createExtension: Task = {
  id: 'extension',
  title: 'Draft the migration, and create the extension before the column',
  mistakes: [
    ...historyMistakes,
    schemaWithoutMigration,
    extensionAfterColumn,
    extensionByHand,
    extensionMissing,
    whenRefused(wrongDimension),
    whenRefused(indexOperatorClass),
    backfillInMigration,
    notNullWithoutDefault,
    ...brokenSql('up'),
    outsideTheLesson,
    migrationWithoutSchema,
  ],
  check: (evidence) => firstFailure(evidence, checkExtension, checkValuesSurvive),
  hints: [
    'Let Prisma draft it, and run nothing yet. Where does the type vector come from?',
    'From an extension, and PostgreSQL has to have it before a column uses its type: so, at the top.',
    'The first line of your migration.sql: CREATE EXTENSION IF NOT EXISTS vector;',
  ],
  links: [
    {
      title: 'PostgreSQL: CREATE EXTENSION',
      url: 'https://www.postgresql.org/docs/current/sql-createextension.html',
    },
    {
      title: 'Prisma: the shadow database',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/understanding-prisma-migrate/shadow-database',
    },
  ],
}

const addSettings: Task = {
  id: 'settings',
  title: 'Give everybody settings: jsonb, required, {} in old rows',
  mistakes: [jsonForJsonb, defaultMissing],
  check: columnCheck(
    'settings',
    'Code that reads settings should find an object in every row, in the old ones too.',
  ),
  hints: [
    'PostgreSQL has two types for JSON, and a hundred rows need a value the moment the column is there.',
    'jsonb, NOT NULL, and a DEFAULT: PostgreSQL takes it for the rows that exist as well.',
    'ADD COLUMN "settings" JSONB NOT NULL DEFAULT \'{}\'',
  ],
  links: [
    {
      title: 'PostgreSQL: JSON types',
      url: 'https://www.postgresql.org/docs/current/datatype-json.html',
    },
  ],
}

const predictRewrite: Task = {
  id: 'settings-rewrite',
  title: 'Predict whether PostgreSQL writes the table anew for it',
  mistakes: [],
  question: rewriteQuestion({
    text: 'Every row gets settings, the hundred old ones too. Does PostgreSQL write users anew for that?',
    meaning:
      'Since version 11 a default that is the same for every row is kept once, in the catalog, and given to old rows as they are read. A default that differs from row to row, such as random(), writes them all.',
  }),
  hints: [
    'Is the default the same for every row, or has it to be computed for each?',
    'What is the same for all can be kept in one place.',
    'Read what the documentation says about adding a column with a constant default.',
  ],
  links: [ALTER_TABLE],
}

const addEmbedding: Task = {
  id: 'embedding',
  title: 'Make the embedding a vector of 512 numbers',
  mistakes: [wrongDimension],
  check: columnCheck(
    'embedding',
    'Nobody has an embedding yet, so it has to be optional; and each will have 512 numbers.',
  ),
  hints: [
    'The type says how many numbers a vector has. The encoder decides, not you.',
    'This encoder makes 512 of each biography. Nobody has one yet: the column takes NULL.',
    'ADD COLUMN "embedding" vector(512)',
  ],
  links: [
    {
      title: 'pgvector: storing',
      url: 'https://github.com/pgvector/pgvector#storing',
    },
  ],
}

const buildIndex: Task = {
  id: 'index',
  title: 'Build an HNSW index for cosine distance that Prisma will not drop',
  mistakes: [indexMethod, indexOperatorClass, indexUnknownToPrisma],
  check: (evidence) => firstFailure(evidence, checkDistanceIndex, checkAgreement),
  hints: [
    'Prisma can draft an index on embedding, but not one that finds what is near.',
    'Declare it in the schema with @@index and a name, and in the draft put USING hnsw in place of the btree, with the operator class for cosine distance.',
    'Schema: @@index([embedding], map: "users_embedding_idx"). SQL: CREATE INDEX "users_embedding_idx" ON "users" USING hnsw ("embedding" vector_cosine_ops);',
  ],
  links: [
    PGVECTOR,
    {
      title: 'Prisma: indexes',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-schema/data-model/indexes',
    },
  ],
}

const wayBack: Task = {
  id: 'down',
  title: 'Write the down.sql, and say what it loses',
  mistakes: [downLosesValues, extensionTwice, ...downMistakes],
  check: checkDown,
  hints: [
    'Take back what your migration.sql made, the last thing first.',
    'The index and the two columns go. The extension may stay: others may use it by now.',
    'DROP INDEX "users_embedding_idx"; ALTER TABLE "users" DROP COLUMN "embedding", DROP COLUMN "settings";',
  ],
  links: [
    {
      title: 'Prisma: generating down migrations',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/generating-down-migrations',
    },
  ],
}

const backfill: Task = {
  id: 'backfill',
  title: 'Backfill the embeddings, in backfill.sql and not in a migration',
  mistakes: [backfillWrongRows, backfillIncomplete, ...brokenSql('backfill.sql')],
  check: checkBackfill,
  hints: [
    'lab.encoding has what the encoder answered to each biography. Which column says whose it is?',
    'UPDATE users … FROM lab.encoding, with a condition that joins the two by bio; the cast ::vector makes a vector of an array. A migration must not do it: lab.encoding is in this one database only.',
    'UPDATE users SET embedding = encoding.embedding::vector FROM lab.encoding WHERE encoding.bio = users.bio; To run it: cd workspace && npx prisma db execute --file backfill.sql',
  ],
  links: [
    {
      title: 'PostgreSQL: UPDATE',
      url: 'https://www.postgresql.org/docs/current/sql-update.html',
    },
    {
      title: 'Prisma: db execute',
      url: 'https://www.prisma.io/docs/cli/v7/db/execute',
    },
  ],
}

const query: Task = {
  id: 'query',
  title: 'Find the five people nearest to person 1, in query.sql',
  mistakes: [queryWithoutIndex, ...brokenSql('query.sql')],
  check: checkQuery,
  hints: [
    'Near is small distance: order by it, and stop after five.',
    'The operator is <=>. Its right side must be known before the scan begins: a subquery that reads the vector of person 1.',
    'SELECT id FROM users WHERE id <> 1 ORDER BY embedding <=> (SELECT embedding FROM users WHERE id = 1) LIMIT 5;',
  ],
  links: [
    {
      title: 'pgvector: querying',
      url: 'https://github.com/pgvector/pgvector#querying',
    },
    {
      title: 'PostgreSQL: using EXPLAIN',
      url: 'https://www.postgresql.org/docs/current/using-explain.html',
    },
  ],
}

/** What a learner does in lesson 4, in its order. */
export const tasks: readonly Task[] = [
  addFields,
  createExtension,
  addSettings,
  predictRewrite,
  addEmbedding,
  buildIndex,
  wayBack,
  applyTask,
  backfill,
  query,
]
