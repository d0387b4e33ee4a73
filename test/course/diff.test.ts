import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import type { PhaseDiff } from '../../src/course/diff.ts'
import { readSchemas } from '../../src/course/diff-schemas.node.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

const schemas = await readSchemas(course)

const changesOf = ({ schema, catalog, rows }: PhaseDiff) => ({
  schema: schema?.before === schema?.after ? 'the same' : 'another',
  catalog: catalog
    ?.filter(({ change }) => change !== 'kept')
    .map(({ change, before, after }) => `${change} ${(before ?? after)?.object}`),
  rows: rows?.flatMap(({ id, cells }) =>
    cells
      .filter(({ change }) => change !== 'kept')
      .map(({ field, change }) => `${id} ${field} ${change}`),
  ),
})

test.each(backends)('%s: a lab database at a phase is what that phase is', async (backend) => {
  await withTestLab(backend, async ({ lab }) => {
    for (const phase of ['base', '4', '3']) {
      await lab.moveTo(phase)
      const diff = await lab.diff('database', phase, schemas)
      // Rolled back from phase 4, the extension stays.
      const catalog = phase === '3' ? ['lost extension vector'] : []
      expect({ phase, ...changesOf(diff) }).toEqual({
        phase,
        schema: 'the same',
        catalog,
        rows: [],
      })
      expect(diff.sql).toEqual([])
    }
  })
})

test.each(backends)('%s: a diff shows what a person did to the database', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database } }) => {
    await lab.moveTo('3')
    await database.execute(`
      ALTER TABLE users DROP COLUMN bio, ADD COLUMN nickname text;
      CREATE INDEX users_nickname_idx ON users USING hash (nickname);
      UPDATE users SET full_name = 'rewritten' WHERE id = 2;
      DELETE FROM users WHERE id = 4;
      INSERT INTO users (id, full_name) VALUES (1000, 'Own row')`)
    const diff = await lab.diff('3', 'database', schemas)
    expect(diff.to).toEqual({
      side: 'database',
      phase: 3,
      name: 'phase 3',
      title: 'Safe rename',
    })
    expect(diff.schema?.after).toBe(`model User {
  id       Int     @id @default(autoincrement())
  fullName String  @map("full_name")
  email    String? @unique
  nickname String?

  @@index([nickname], type: Hash)
  @@map("users")
}
`)
    const { catalog, rows } = changesOf(diff)
    expect(catalog).toEqual([
      'lost column users.bio',
      'new column users.nickname',
      'new index users_nickname_idx',
    ])
    expect(rows?.filter((line) => /^(2|4|1000) /.test(line))).toEqual([
      '2 name changed',
      '2 bio lost',
      '2 nickname new',
      '4 id lost',
      '4 name lost',
      '4 email lost',
      '4 bio lost',
      '1000 id new',
      '1000 name new',
      '1000 email new',
      '1000 nickname new',
    ])
  })
})

test.each(backends)(
  '%s: a diff reads a database whose journal tells another story',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('2')
      await database.execute("UPDATE _prisma_migrations SET checksum = 'edited'")
      const diff = await lab.diff('database', '3', schemas, ['catalog', 'sql'])
      expect(diff.from.phase).toBe(2)
      expect(diff.sql?.map(({ migration }) => migration)).toEqual([course.lessons[2]?.migration])
      expect(changesOf(diff).catalog).toEqual(['renamed column users.name'])
    })
  },
)
