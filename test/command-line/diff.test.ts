import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CommandLine, servers, withCommandLine } from '../support/command-line.ts'

/** The commands over settings that reach no database: a diff of phases needs none. */
function withoutDatabase<T>(work: (line: CommandLine) => Promise<T>): Promise<T> {
  return withCommandLine('embedded', (line) => {
    line.settings.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nowhere'
    return work(line)
  })
}

const read = async ({ run }: CommandLine, ...words: string[]) => {
  const { stdout, ...rest } = await run('diff', ...words)
  expect({ words, ...rest }).toEqual({ words, code: 0, stderr: '' })
  return stdout
}

test('from phase 2 to 3 a column is renamed and every value is kept', async () => {
  await withoutDatabase(async (line) => {
    expect(await read(line, '2', '3', '--only', 'schema')).toMatchInlineSnapshot(`
      "phase 2 → phase 3

      schema.prisma
        --- phase 2
        +++ phase 3
           id       Int     @id @default(autoincrement())
        -  name  String
        +  fullName String  @map("full_name")
           email    String? @unique
      "
    `)
    expect(await read(line, '2', '3', '--only', 'sql')).toMatchInlineSnapshot(`
      "phase 2 → phase 3

      20260101000300_rename_name_to_full_name/migration.sql (up)
        -- Patched by hand. A schema file says what there is, not how it came about,
        -- so Prisma can't tell a rename from a removal and an addition. It drafted
        -- the latter:
        --
        --    /*
        --      Warnings:
        --
        --      - You are about to drop the column \`name\` on the \`users\` table. All
        --        the data in the column will be lost.
        --      - Added the required column \`full_name\` to the \`users\` table without
        --        a default value. This is not possible if the table is not empty.
        --
        --    */
        --    -- AlterTable
        --    ALTER TABLE "users" DROP COLUMN "name",
        --    ADD COLUMN     "full_name" TEXT NOT NULL;
        --
        -- With rows in the table PostgreSQL refuses this, because the new column
        -- would hold nulls. That is luck, not safety: with a default, or with an
        -- optional field, the same draft runs, and every name is gone. What was meant
        -- is one statement, which changes the catalog and touches no row:
        ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";

      20260101000300_rename_name_to_full_name/down.sql (the way back down)
        -- Lost: nothing. A rename has an exact inverse.
        ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";
      "
    `)
    expect(await read(line, '2', '3', '--only', 'catalog')).toMatchInlineSnapshot(`
      "phase 2 → phase 3

      catalog
        what       object                         definition
        ─────────  ─────────────────────────────  ─────────────
        > renamed  column users.name → full_name  text not null
        = 8 objects unchanged
      "
    `)
    expect(await read(line, '2', '3', '--only', 'rows')).toMatchInlineSnapshot(`
      "phase 2 → phase 3

      rows, a sample
        row  what       column            before             after
        ───  ─────────  ────────────────  ─────────────────  ─────────────────
        2    = kept     id                2                  2
             > renamed  name → full_name  Conor O'Brien      Conor O'Brien
             = kept     email             conor.o'brien@ex…  conor.o'brien@ex…
             = kept     bio               Sheep farmer on …  Sheep farmer on …
        4    = kept     id                4                  4
             > renamed  name → full_name  ليلى حداد          ليلى حداد
             = kept     email             layla.haddad@exa…  layla.haddad@exa…
             = kept     bio               Teaches chemistr…  Teaches chemistr…
        5    = kept     id                5                  5
             > renamed  name → full_name  🌹 Rosa Delgado    🌹 Rosa Delgado
             = kept     email             rosa+garden@exam…  rosa+garden@exam…
             = kept     bio               Grows old roses …  Grows old roses …
        6    = kept     id                6                  6
             > renamed  name → full_name  Robert'); DROP T…  Robert'); DROP T…
             = kept     email             bobby@example.net  bobby@example.net
             = kept     bio               Locksmith. Says …  Locksmith. Says …
        8    = kept     id                8                  8
             > renamed  name → full_name  'NULL'             'NULL'
             = kept     email             null@example.com   null@example.com
             = kept     bio               Census worker wh…  Census worker wh…
      "
    `)
  })
})

test('from phase 4 back to 3 two columns and an index are lost', async () => {
  await withoutDatabase(async (line) => {
    expect(await read(line, '4', '3', '--only', 'schema')).toMatchInlineSnapshot(`
      "phase 4 → phase 3

      schema.prisma
        --- phase 4
        +++ phase 3
           bio      String?
        -  settings  Json                        @default("{}")
        -  embedding Unsupported("vector(512)")?

        -  @@index([embedding], map: "users_embedding_idx")
           @@map("users")
      "
    `)
    expect(await read(line, '4', '3', '--only', 'sql')).toMatchInlineSnapshot(`
      "phase 4 → phase 3

      20260101000400_add_settings_and_embedding/down.sql (down)
        -- Lost: all settings and every embedding.
        DROP INDEX "users_embedding_idx";

        ALTER TABLE "users" DROP COLUMN "embedding",
        DROP COLUMN "settings";

        -- The extension stays. This migration asked for it IF NOT EXISTS, so it may
        -- have been here before, and other tables may use it by now. An extension
        -- without columns costs nothing.

      20260101000400_add_settings_and_embedding/migration.sql (the way back up)
        -- Patched by hand, twice. What Prisma drafted stands beside what replaces it.

        -- 1. Prisma drafted nothing here. It doesn't know which type an
        --    Unsupported("vector(512)") needs, so without this line the migration
        --    fails: type "vector" does not exist.
        CREATE EXTENSION IF NOT EXISTS vector;

        -- AlterTable
        ALTER TABLE "users" ADD COLUMN     "embedding" vector(512),
        ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

        -- 2. Prisma drafted a btree:
        --
        --    -- CreateIndex
        --    CREATE INDEX "users_embedding_idx" ON "users"("embedding");
        --
        --    A btree sorts, and vectors that lie close together don't sort close
        --    together: no search by distance can use it. HNSW is a graph of near
        --    neighbours, here by cosine distance (the <=> operator). The index keeps
        --    its name, so Prisma takes it for the one in the schema.
        CREATE INDEX "users_embedding_idx"
          ON "users" USING hnsw ("embedding" vector_cosine_ops);
      "
    `)
    expect(await read(line, '4', '3', '--only', 'catalog')).toMatchInlineSnapshot(`
      "phase 4 → phase 3

      catalog
        what    object                     definition
        ──────  ─────────────────────────  ──────────────────────────────────
        - lost  column users.embedding     vector(512)
        - lost  column users.settings      jsonb not null default '{}'::jsonb
        - lost  index users_embedding_idx  hnsw (embedding vector_cosine_ops)
        = 10 objects unchanged
      "
    `)
    expect(await read(line, '4', '3', '--only', 'rows')).toMatchInlineSnapshot(`
      "phase 4 → phase 3

      rows, a sample
        row  what    column     before                  after
        ───  ──────  ─────────  ──────────────────────  ──────────────────────
        2    = kept  id         2                       2
             = kept  full_name  Conor O'Brien           Conor O'Brien
             = kept  email      conor.o'brien@example…  conor.o'brien@example…
             = kept  bio        Sheep farmer on a wet…  Sheep farmer on a wet…
             - lost  settings   {"theme": "light", "n…
             - lost  embedding  [-0.0179,0.0193,-0.01…
        4    = kept  id         4                       4
             = kept  full_name  ليلى حداد               ليلى حداد
             = kept  email      layla.haddad@example.…  layla.haddad@example.…
             = kept  bio        Teaches chemistry to …  Teaches chemistry to …
             - lost  settings   {"language": "ar", "d…
             - lost  embedding  [0.0453,0.0075,-0.070…
        5    = kept  id         5                       5
             = kept  full_name  🌹 Rosa Delgado         🌹 Rosa Delgado
             = kept  email      rosa+garden@example.c…  rosa+garden@example.c…
             = kept  bio        Grows old roses and o…  Grows old roses and o…
             - lost  settings   {"theme": "🌹", "zone…
             - lost  embedding  [-0.0419,-0.0228,-0.0…
        6    = kept  id         6                       6
             = kept  full_name  Robert'); DROP TABLE …  Robert'); DROP TABLE …
             = kept  email      bobby@example.net       bobby@example.net
             = kept  bio        Locksmith. Says that …  Locksmith. Says that …
             - lost  settings   {"signature": "'); DE…
             - lost  embedding  [0.0419,0.0161,0.0201…
        8    = kept  id         8                       8
             = kept  full_name  'NULL'                  'NULL'
             = kept  email      null@example.com        null@example.com
             = kept  bio        Census worker whose s…  Census worker whose s…
             - lost  settings   {"value": null}
             - lost  embedding  [-0.0637,-0.0688,0.04…
      "
    `)
  })
})

test('as JSON it is one document with every part', async () => {
  await withoutDatabase(async (line) => {
    const { rows, ...diff } = JSON.parse(await read(line, 'base', '01-basic-users', '--json'))
    expect(diff).toMatchInlineSnapshot(`
      {
        "catalog": [
          {
            "after": {
              "definition": "table",
              "object": "table users",
            },
            "before": null,
            "change": "new",
          },
          {
            "after": {
              "definition": "integer not null default nextval('users_id_seq'::regclass)",
              "object": "column users.id",
            },
            "before": null,
            "change": "new",
          },
          {
            "after": {
              "definition": "text not null",
              "object": "column users.name",
            },
            "before": null,
            "change": "new",
          },
          {
            "after": {
              "definition": "PRIMARY KEY (id)",
              "object": "constraint users.users_pkey",
            },
            "before": null,
            "change": "new",
          },
          {
            "after": {
              "definition": "off",
              "object": "row-level security users",
            },
            "before": null,
            "change": "new",
          },
          {
            "after": {
              "definition": "integer start 1 increment 1 from 1 to 2147483647 owned by users.id",
              "object": "sequence users_id_seq",
            },
            "before": null,
            "change": "new",
          },
        ],
        "from": {
          "name": "base",
          "phase": 0,
          "side": 0,
          "title": null,
        },
        "schema": {
          "after": "model User {
        id   Int    @id @default(autoincrement())
        name String

        @@map("users")
      }
      ",
          "before": "",
        },
        "sql": [
          {
            "direction": "up",
            "down": "-- Lost: every row.
      DROP TABLE "users";
      ",
            "migration": "20260101000100_create_users",
            "up": "-- CreateTable
      CREATE TABLE "users" (
          "id" SERIAL NOT NULL,
          "name" TEXT NOT NULL,

          CONSTRAINT "users_pkey" PRIMARY KEY ("id")
      );
      ",
          },
        ],
        "to": {
          "name": "phase 1",
          "phase": 1,
          "side": 1,
          "title": "Basic users",
        },
      }
    `)
    expect(rows[0]).toMatchInlineSnapshot(`
      {
        "cells": [
          {
            "after": {
              "column": "id",
              "value": "2",
            },
            "before": null,
            "change": "new",
            "field": "id",
          },
          {
            "after": {
              "column": "name",
              "value": "Conor O'Brien",
            },
            "before": null,
            "change": "new",
            "field": "name",
          },
        ],
        "change": "new",
        "id": "2",
      }
    `)
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(['2', '4', '5', '6', '8'])
  })
})

test('as HTML it is one file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-diff-'))
  try {
    await withoutDatabase(async (line) => {
      const file = join(folder, 'diff.html')
      expect(await read(line, '2', '3', '--only', 'schema', '--html', file)).toBe(
        `Written: ${file}\n`,
      )
      const page = await readFile(file, 'utf8')
      expect(page).toContain('<title>From phase 2 to phase 3</title>')
      expect(page.endsWith('</html>\n')).toBe(true)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test.each(servers)('%s: the lab database as it is may be a side', async (server) => {
  await withCommandLine(server, async (line) => {
    await line.run('phase', '2')
    expect(await read(line, 'database', 'head', '--only', 'catalog')).toMatchInlineSnapshot(`
      "the lab database, at phase 2 → phase 4

      catalog
        what       object                         definition
        ─────────  ─────────────────────────────  ────────────────────────────────
        + new      extension vector               installed
        > renamed  column users.name → full_name  text not null
        + new      column users.embedding         vector(512)
        + new      column users.settings          jsonb not null default '{}'::js…
        + new      index users_embedding_idx      hnsw (embedding vector_cosine_o…
        = 8 objects unchanged
      "
    `)
    expect(JSON.parse((await line.run('verify', '--json')).stdout)).toMatchObject({ phase: 2 })
  })
})

const mistakes = [
  { words: ['2', '5'], code: 'DIFF_SIDE_UNKNOWN' },
  { words: ['2', 'next'], code: 'DIFF_SIDE_UNKNOWN' },
  { words: ['2', '--', '-1'], code: 'DIFF_SIDE_UNKNOWN' },
  { words: ['2'], code: 'ARGUMENT_MISSING' },
  { words: ['2', '3', '--only', 'sqll'], code: 'DIFF_PART_UNKNOWN' },
  { words: ['2', '3', '--html', 'schema.prisma'], code: 'HTML_FILE_EXPECTED' },
  { words: ['2', '3', '--only', 'sql', '--html', '/nowhere/x.html'], code: 'FILE_UNWRITABLE' },
  { words: ['2', 'database'], code: 'DATABASE_UNREACHABLE' },
]

test('a mistake is a Problem with the next command', async () => {
  await withoutDatabase(async ({ run }) => {
    for (const { words, code } of mistakes) {
      const { stderr, ...outcome } = await run('diff', ...words)
      expect({ words, ...outcome }).toEqual({ words, stdout: '', code: 2 })
      expect(stderr).toMatch(new RegExp(`^Problem: [\\s\\S]+\nNext: [\\s\\S]+\n${code}\n$`))
    }
  })
})
