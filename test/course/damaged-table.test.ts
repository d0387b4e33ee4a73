import { expect, test } from 'vitest'
import { openLab } from '../../src/lab.ts'
import { backends } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'
import { readContent } from '../support/read-content.ts'

// What a learner does to the table at phase 3, and what a step up or down then says.
const damages = [
  { sql: 'ALTER TABLE users RENAME id TO uid', why: 'users.id is missing' },
  { sql: 'ALTER TABLE users RENAME full_name TO foo', why: 'users.full_name is missing' },
  {
    sql: 'ALTER TABLE users DROP COLUMN bio, DROP COLUMN email',
    why: 'users.email, users.bio are missing',
  },
  { sql: 'DROP TABLE users', why: 'table users is missing' },
  {
    sql: 'ALTER TABLE users RENAME TO people; CREATE VIEW users AS SELECT * FROM people',
    why: 'table users is missing',
  },
]

for (const backend of backends) {
  test.each(damages)(`${backend}: no step is taken after $sql`, async ({ sql, why }) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('3')
      await database.execute(sql)
      const before = await readContent(database)
      for (const word of ['next', 'previous']) {
        await expect(lab.moveTo(word)).rejects.toMatchObject({
          code: 'TABLE_UNEXPECTED',
          message: `The table is not what the course expects at phase 3: ${why}. Nothing has changed.`,
          fix: 'See what is different: npm run status',
        })
      }
      expect(await readContent(database)).toEqual(before)
      expect(await lab.restorePoints()).toEqual([])
    })
  })
}

test.each(backends)('%s: a column of another type is no stack either', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('3')
    await database.execute('ALTER TABLE users ALTER id DROP DEFAULT, ALTER id TYPE text')
    for (const word of ['next', 'previous']) {
      await expect(lab.moveTo(word)).rejects.toMatchObject({ code: 'TABLE_UNEXPECTED' })
    }
  })
})

test.each(backends)('%s: tables without a journal are named so', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('2')
    await database.execute('DROP TABLE _prisma_migrations')
    await expect(lab.moveTo('next')).rejects.toMatchObject({
      code: 'JOURNAL_MISSING',
      fix: expect.stringMatching(/npm run stamp -- 2.*npm run reset -- head/),
    })
    await lab.stamp('2', false)
    expect((await lab.moveTo('next')).phase).toBe(3)
  })
})

test.each(backends)('%s: search without the column it asks says so', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('4')
    await database.execute('ALTER TABLE users DROP COLUMN embedding')
    await expect(lab.search([1], { k: 5, exact: false })).rejects.toMatchObject({
      code: 'TABLE_UNEXPECTED',
      message: expect.stringContaining('field embedding has no column'),
    })
  })
})

test.each(backends)(
  '%s: a column that the migration takes away has lost its values, NULLs too',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('2')
      await context.database.execute('UPDATE users SET bio = NULL')
      const up =
        'ALTER TABLE users RENAME COLUMN name TO full_name; ALTER TABLE users DROP COLUMN bio'
      const { steps } = await openLab(withSql(context, 3, { up })).moveTo('3')
      expect(steps[0]).toMatchObject({ committed: false, proof: { survived: false } })
      expect(steps[0]?.proof.fields.find(({ field }) => field === 'bio')).toEqual({
        ...{ field: 'bio', column: null, expected: 100 },
        ...{ preserved: 0, changed: 0, lost: 100 },
      })
    })
  },
)

test.each(backends)(
  '%s: with no row in it a table must still have its columns',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('2')
      await context.database.execute('DELETE FROM users')
      await expect(
        openLab(withSql(context, 3, { up: 'SELECT 1' })).moveTo('3'),
      ).rejects.toMatchObject({
        code: 'TABLE_UNEXPECTED',
        message: expect.stringContaining('users.full_name is missing'),
      })
      expect(await lab.phase()).toBe(2)
    })
  },
)
