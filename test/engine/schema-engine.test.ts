import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { EngineError } from '../../src/engine/engine-error.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'
import {
  apply,
  filters,
  migrationList,
  onEngine,
  schemaOf,
  withDatabaseAndShadow,
} from '../support/engine.ts'

const CREATE_PEOPLE = 'CREATE TABLE "people" ("id" SERIAL PRIMARY KEY, "name" TEXT);\n'
const PEOPLE = 'model people {\n  id Int @id @default(autoincrement())\n  name String?\n}\n'

async function readTables(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  )
  return rows.map(({ name }) => name)
}

async function failureOf(work: Promise<unknown>): Promise<EngineError> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (failure instanceof EngineError) return failure
  throw new Error('No EngineError', { cause: failure })
}

test.each(backends)('%s: what is applied in a transaction is gone with it', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const inside = database.transaction(async () => {
      const applied = await apply(database, { '1_people': CREATE_PEOPLE })
      throw new Error(JSON.stringify([applied, await readTables(database)]))
    })
    await expect(inside).rejects.toThrow(
      '[{"appliedMigrationNames":["1_people"]},["_prisma_migrations","people"]]',
    )
    expect(await readTables(database)).toEqual([])
    expect(await apply(database, { '1_people': CREATE_PEOPLE })).toEqual({
      appliedMigrationNames: ['1_people'],
    })
    expect(await readTables(database)).toEqual(['_prisma_migrations', 'people'])
  })
})

test.each(backends)('%s: a body in dollar quotes may hold semicolons', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const script = `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN PERFORM 1; RETURN 2; END $$; CREATE TABLE after_it ();`
    await apply(database, { '1_function': script })
    expect(await database.query('SELECT two()')).toEqual([{ two: 2 }])
    expect(await readTables(database)).toEqual(['_prisma_migrations', 'after_it'])
  })
})

test.each(backends)('%s: a lone CREATE INDEX CONCURRENTLY runs', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const index = 'CREATE INDEX CONCURRENTLY "people_name" ON "people" ("name");'
    expect(await apply(database, { '1_people': CREATE_PEOPLE, '2_index': index })).toEqual({
      appliedMigrationNames: ['1_people', '2_index'],
    })
  })
})

const BROKEN = `${CREATE_PEOPLE}
INSERT INTO "people" ("nickname") VALUES ('Ada');
`

test.each(backends)(
  '%s: a failing migration is P3018 with the database’s error',
  async (backend) => {
    await withEmptyDatabase(backend, async (database) => {
      const { code, message, postgresError } = await failureOf(apply(database, { '1_bad': BROKEN }))
      expect({ code, sqlState: postgresError?.code }).toEqual({ code: 'P3018', sqlState: '42703' })
      expect(
        message,
      ).toBe(`A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve

Migration name: 1_bad

Database error code: 42703

Database error:
ERROR: column "nickname" of relation "people" does not exist

Position:
  1 CREATE TABLE "people" ("id" SERIAL PRIMARY KEY, "name" TEXT);
  2
  3 INSERT INTO "people" ("nickname") VALUES ('Ada');
`)
      expect(await readTables(database)).toEqual(['_prisma_migrations'])
    })
  },
)

test.each(backends)('%s: in a transaction a failing migration reads the same', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const outside = await failureOf(apply(database, { '1_bad': BROKEN }))
    await database.execute('DROP TABLE _prisma_migrations')
    const inside = await failureOf(database.transaction(() => apply(database, { '1_bad': BROKEN })))
    expect({ ...inside, message: inside.message }).toEqual({ ...outside, message: outside.message })
    expect(await readTables(database)).toEqual([])
  })
})

test.each(backends)('%s: after a failure nothing applies until it is resolved', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const bad = { '1_bad': 'SELECT 1/0' }
    await failureOf(apply(database, bad))
    const again = await failureOf(apply(database, bad))
    expect({ code: again.code, postgresError: again.postgresError }).toEqual({
      code: 'P3009',
      postgresError: undefined,
    })
    const marked = (migrationName: string) =>
      onEngine(database, (engine) => engine.markMigrationRolledBack({ migrationName }))
    await marked('1_bad')
    expect(await apply(database, { '1_bad': 'SELECT 1', '2_good': 'SELECT 2' })).toEqual({
      appliedMigrationNames: ['1_bad', '2_good'],
    })
    expect((await failureOf(marked('2_good'))).code).toBe('P3012')
  })
})

test.each(backends)(
  '%s: tables without a journal are P3005, and no error of the database',
  async (backend) => {
    await withEmptyDatabase(backend, async (database) => {
      await database.execute(CREATE_PEOPLE)
      const refused = await failureOf(apply(database, { '1_people': CREATE_PEOPLE }))
      expect({ code: refused.code, postgresError: refused.postgresError }).toEqual({
        code: 'P3005',
        postgresError: undefined,
      })
    })
  },
)

test.each(backends)('%s: a unique violation in a migration keeps its detail', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const twice = `${CREATE_PEOPLE} INSERT INTO people (id) VALUES (1), (1);`
    expect((await failureOf(apply(database, { '1_twice': twice }))).meta).toEqual({
      migration_name: '1_twice',
      database_error_code: '23505',
      database_error: `ERROR: duplicate key value violates unique constraint "people_pkey"
DETAIL: Key (id)=(1) already exists.`,
    })
  })
})

test.each(backends)('%s: from nothing to a schema is its SQL', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const difference = await onEngine(database, (engine) =>
      engine.diff({
        from: { tag: 'empty' },
        to: { tag: 'schemaDatamodel', ...schemaOf(PEOPLE) },
        script: true,
        exitCode: true,
        filters,
      }),
    )
    expect(difference).toEqual({
      exitCode: 2,
      stdout: `-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,
    "name" TEXT,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
`,
    })
  })
})

test.each(backends)('%s: a new migration comes from the shadow, not from rows', async (backend) => {
  await withDatabaseAndShadow(backend, async (database, openShadow) => {
    const migrations = { '1_people': CREATE_PEOPLE }
    await apply(database, migrations)
    await database.execute("INSERT INTO people (name) VALUES ('Ada')")
    const schema = schemaOf('model people {\n  id Int @id @default(autoincrement())\n}\n')
    const migrationsList = migrationList(migrations)
    const drafted = await onEngine(
      database,
      async (engine) => [
        await engine.devDiagnostic({ migrationsList, filters }),
        await engine.evaluateDataLoss({ migrationsList, schema, filters }),
        await engine.createMigration({
          migrationsList,
          schema,
          filters,
          draft: true,
          migrationName: 'drop_name',
        }),
      ],
      openShadow,
    )
    expect(drafted).toEqual([
      { action: { tag: 'createMigration' } },
      {
        migrationSteps: 1,
        unexecutableSteps: [],
        warnings: [
          {
            message:
              'You are about to drop the column `name` on the `people` table, which still contains 1 non-null values.',
            stepIndex: 0,
          },
        ],
      },
      {
        connectorType: 'postgresql',
        extension: 'sql',
        generatedMigrationName: expect.stringMatching(/^\d{14}_drop_name$/),
        migrationScript: expect.stringContaining('ALTER TABLE "people" DROP COLUMN "name";'),
      },
    ])
    expect(await database.query('SELECT * FROM people')).toEqual([{ id: 1, name: 'Ada' }])
  })
})

test.each(backends)(
  '%s: after migrations are applied a new one can be drafted',
  async (backend) => {
    await withDatabaseAndShadow(backend, async (database, openShadow) => {
      const migrationsList = migrationList({ '1_people': CREATE_PEOPLE })
      const loss = await onEngine(
        database,
        async (engine) => {
          await engine.devDiagnostic({ migrationsList, filters })
          await engine.applyMigrations({ migrationsList, filters })
          return engine.evaluateDataLoss({ migrationsList, schema: schemaOf(PEOPLE), filters })
        },
        openShadow,
      )
      expect(loss).toEqual({ migrationSteps: 0, unexecutableSteps: [], warnings: [] })
    })
  },
)

test.each(backends)('%s: a migration that fails on the shadow is P3006', async (backend) => {
  await withDatabaseAndShadow(backend, async (database, openShadow) => {
    const migrationsList = migrationList({ '1_bad': 'SELECT nothing;' })
    const diagnose = onEngine(
      database,
      (engine) => engine.devDiagnostic({ migrationsList, filters }),
      openShadow,
    )
    const { code, message, postgresError } = await failureOf(diagnose)
    expect({ code, sqlState: postgresError?.code }).toEqual({ code: 'P3006', sqlState: '42703' })
    expect(message).toMatch(
      /^Migration `1_bad` failed to apply cleanly to the shadow database\. \nError code: P3018\nError:\nA migration failed to apply\./,
    )
    expect(message).toMatch(/Database error:\nERROR: column "nothing" does not exist\n/)
  })
})

test.each(backends)('%s: why there is no shadow database is told as it is', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const reason = new Error('no shadow today')
    const diagnose = onEngine(
      database,
      (engine) => engine.devDiagnostic({ migrationsList: migrationList({}), filters }),
      () => Promise.reject(reason),
    )
    await expect(diagnose).rejects.toBe(reason)
  })
})

test.each(backends)('%s: push, introspect and reset work on the database', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const pushed = await onEngine(database, (engine) =>
      engine.schemaPush({ schema: schemaOf(PEOPLE), force: false, filters }),
    )
    expect(pushed).toEqual({ executedSteps: 1, unexecutable: [], warnings: [] })
    const { schema } = await onEngine(database, (engine) =>
      engine.introspect({
        schema: schemaOf(''),
        force: true,
        baseDirectoryPath: '.',
        compositeTypeDepth: -1,
        namespaces: null,
      }),
    )
    expect(schema).toEqual({
      files: [
        {
          path: 'schema.prisma',
          content: `datasource db {
  provider = "postgresql"
}

model people {
  id   Int     @id @default(autoincrement())
  name String?
}
`,
        },
      ],
    })
    await onEngine(database, (engine) => engine.reset({ filter: filters }))
    expect(await readTables(database)).toEqual([])
  })
})

test.each(backends)('%s: a script of several statements can be executed', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    const script = 'CREATE TABLE a (); CREATE TABLE b ();'
    await onEngine(database, (engine) =>
      engine.dbExecute({ datasourceType: { tag: 'url', url: '' }, script }),
    )
    expect(await readTables(database)).toEqual(['a', 'b'])
  })
})

test('an engine that is done keeps no timer, so a command ends with its work', async () => {
  await withEmptyDatabase('pglite', async (database) => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout')
    const before = timers()
    await apply(database, { '1_people': CREATE_PEOPLE })
    expect(timers()).toEqual(before)
  })
})
