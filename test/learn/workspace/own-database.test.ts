import { expect, test } from 'vitest'
import { course } from '../../../lessons/course.ts'
import type { LabContext } from '../../../src/course/lab-context.ts'
import { readContext } from '../../../src/lab.node.ts'
import { fillOwnDatabase } from '../../../src/learn/workspace/fill-own-database.ts'
import { readOwnDatabase } from '../../../src/learn/workspace/own-database.ts'
import { describeOwnTrouble } from '../../../src/learn/workspace/own-database-trouble.ts'
import { resetOwnDatabase } from '../../../src/learn/workspace/reset-own-database.ts'
import { backends, testSettings, withEmptyDatabase } from '../../support/backends.ts'
import { migration } from '../support/change-project.ts'

/** A learner's own database at the start of a lesson. */
function withOwnDatabase<T>(
  backend: (typeof backends)[number],
  phase: number,
  work: (context: LabContext) => Promise<T>,
): Promise<T> {
  return withEmptyDatabase(backend, async (database) => {
    const context = await readContext(database, course, testSettings)
    await resetOwnDatabase(context, phase)
    return work(context)
  })
}

test.each(backends)(
  '%s: it says what was applied, what failed, and how many rows',
  async (backend) => {
    await withOwnDatabase(backend, 4, async ({ database, history }) => {
      const applied = history.migrations
        .slice(0, 3)
        .map(({ name, checksum }) => ({ name, checksum }))
      const own = { applied, failed: [], extensions: ['plpgsql'], rows: 100 }
      expect(await readOwnDatabase(database)).toEqual(own)
      await database.execute(`
      UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%000300%';
      UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%000200%';
      CREATE EXTENSION vector; DROP TABLE users`)
      expect(await readOwnDatabase(database)).toEqual({
        applied: applied.slice(0, 1),
        failed: ['20260101000300_rename_name_to_full_name'],
        extensions: ['plpgsql', 'vector'],
        rows: undefined,
      })
    })
  },
)

test.each(backends)(
  '%s: in lesson 1 the people move in once the table is right',
  async (backend) => {
    await withOwnDatabase(backend, 1, async ({ database, seed }) => {
      const fill = () => fillOwnDatabase(database, seed, 1)
      expect(await fill()).toBe(0)
      const wrong = [
        'CREATE TABLE users (id serial PRIMARY KEY, fullname text)',
        'CREATE TABLE users (id serial PRIMARY KEY, name varchar(20))',
        'CREATE TABLE users (id serial PRIMARY KEY, name char(255))',
        'CREATE TABLE users (id serial PRIMARY KEY, name text, born date NOT NULL)',
        'CREATE VIEW users AS SELECT 1 AS id, 2 AS name',
      ]
      for (const sql of wrong) {
        await database.execute(sql)
        expect(await fill()).toBe(0)
        await database.execute(sql.replace(/CREATE (\w+) (\w+).*/, 'DROP $1 $2'))
      }
      await database.execute('CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL)')
      expect(await fill()).toBe(100)
      await database.execute("INSERT INTO users (name) VALUES ('Grace')")
      expect(await fill()).toBe(0)
      expect((await readOwnDatabase(database)).rows).toBe(101)
    })
  },
)

test.each(backends)('%s: after prisma migrate reset the people come back', async (backend) => {
  for (const phase of [2, 3, 4]) {
    for (const up of [false, true]) {
      await withOwnDatabase(backend, phase, async ({ database, seed, history }) => {
        if (up) await database.execute(history.migrations[phase - 1]?.up ?? '')
        const [before] = await database.query(
          'SELECT md5(string_agg(users::text, NULL)) FROM users',
        )
        await database.execute('TRUNCATE users')
        expect(await fillOwnDatabase(database, seed, phase)).toBe(100)
        expect(
          await database.query(
            'SELECT md5(string_agg(users::text, NULL)) FROM (SELECT * FROM users ORDER BY id) AS users',
          ),
        ).toEqual([before])
      })
    }
  }
})

test('a database that somebody moved is told of, with the remedy', () => {
  const [first, second, mine] = ['1_first', '2_second', '3_mine'].map((name) => migration(name, ''))
  const own = (...applied: (typeof first)[]) => ({
    applied: applied.flatMap((each) => each ?? []),
    failed: [],
    extensions: [],
    rows: 100,
  })
  const project = { schema: '', migrations: [first, mine].flatMap((each) => each ?? []), files: {} }
  const trouble = (...applied: (typeof first)[]) =>
    describeOwnTrouble(own(...applied), project, ['1_first'])
  expect(trouble(first)).toEqual([])
  expect(trouble(first, mine)).toEqual([])
  expect([trouble(first, second), trouble()]).toMatchInlineSnapshot(`
    [
      [
        "Your own database has run what is not in your folders: 2_second. To put it at the start of the lesson: npm run learn -- --reset-database",
      ],
      [
        "Your own database has not run what the lesson starts from: 1_first. To put it at the start of the lesson: npm run learn -- --reset-database",
      ],
    ]
  `)
})
