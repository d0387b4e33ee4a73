import { expect, test } from 'vitest'
import type { LabContext } from '../../src/course/lab-context.ts'
import { openLab } from '../../src/lab.ts'
import { backends } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'
import { readContent } from '../support/read-content.ts'

const ADD = '20260101000200_add_email_and_bio'
const restore = `Mend the file, or restore it: git checkout -- prisma/migrations/${ADD}/migration.sql`
const status = `See whether the database is what its journal says: npm run status. Where it is, the file is at fault. ${restore}`
const rights =
  'The file is not at fault: the database user may not do this. What it may do: npm run doctor'

// Why PostgreSQL refuses the migration to phase 2, and what a person is told to do about it.
const refusals = [
  { title: 'a mistake in the file', up: 'ALTER TABEL users', fix: restore },
  { title: 'rows in the way', up: 'ALTER TABLE users ADD a text NOT NULL', fix: restore },
  {
    title: 'a right that is missing',
    up: 'DO $$ BEGIN RAISE insufficient_privilege; END $$',
    fix: rights,
  },
  { title: 'a column that is there', sql: 'ALTER TABLE users ADD email text', fix: status },
  {
    title: 'an index that is there',
    sql: 'CREATE INDEX users_email_key ON users (id)',
    fix: status,
  },
  { title: 'a table that is missing', up: 'ALTER TABLE notes ADD a text', fix: status },
]

for (const backend of backends) {
  test.each(refusals)(`${backend}: the remedy for $title`, async ({ sql, up, fix }) => {
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.moveTo('1')
      await context.database.execute(sql ?? 'SELECT 1')
      const refusing = up ? openLab(withSql(context, 2, { up })) : lab
      await expect(refusing.moveTo('2')).rejects.toMatchObject({ code: 'MIGRATION_REFUSED', fix })
    })
  })
}

test.each(backends)('%s: reset names the file that was refused, not the last', async (backend) => {
  await withTestLab(backend, async ({ context }) => {
    const broken = openLab(withSql(context, 2, { up: 'ALTER TABEL users' }))
    await expect(broken.reset('4')).rejects.toMatchObject({
      code: 'MIGRATION_REFUSED',
      message: expect.stringContaining(`prisma/migrations/${ADD}/migration.sql: syntax error`),
    })
  })
})

test.each(backends)('%s: a folder among those of the course is named', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('4')
    const before = await readContent(context.database)
    const stray = openLab(withFolder(context, '20260101000150_in_between'))
    const named = {
      code: 'MIGRATION_AMONG_LESSONS',
      fix: 'Give its folder a later timestamp: mv prisma/migrations/20260101000150_in_between prisma/migrations/<timestamp>_<name>',
    }
    for (const phase of ['4', '2']) await expect(stray.reset(phase)).rejects.toMatchObject(named)
    await expect(stray.moveTo('3')).rejects.toMatchObject({ code: 'MIGRATIONS_OUT_OF_ORDER' })
    expect(await readContent(context.database)).toEqual(before)
    // What comes before it is built all the same.
    expect(await stray.reset('1')).toMatchObject({ phase: 1 })
    await expect(stray.moveTo('next')).rejects.toMatchObject(named)
  })
})

function withFolder(context: LabContext, name: string): LabContext {
  const own = { name, up: 'CREATE TABLE mine ()', down: 'DROP TABLE mine', checksum: 'x' }
  const migrations = [...context.history.migrations, own]
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { ...context, history: { ...context.history, migrations } }
}
