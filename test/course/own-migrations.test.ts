import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { readSchemas } from '../../src/course/diff-schemas.node.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import { offlineSql } from '../../src/course/offline-sql.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import { checksumOf } from '../../src/history/migration.ts'
import type { openLab } from '../../src/lab.ts'
import { type Backend, backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

const schemas = await readSchemas(course)
const NICKNAME = '20270101000000_add_nickname'
const STORY = '20270102000000_bio_to_story'

const OWN = {
  [NICKNAME]: {
    up: "ALTER TABLE users ADD COLUMN nickname text; UPDATE users SET nickname = 'Nick' WHERE id < 11",
    down: 'ALTER TABLE users DROP COLUMN nickname',
  },
  [STORY]: {
    up: 'ALTER TABLE users RENAME COLUMN bio TO story',
    down: 'ALTER TABLE users RENAME COLUMN story TO bio',
  },
}

/** A lab with a person's own migrations behind those of the course. */
async function withOwn<T>(
  backend: Backend,
  files: Record<string, { up: string; down: string }>,
  work: (lab: ReturnType<typeof openLab>, context: LabContext) => Promise<T>,
): Promise<T> {
  const own = await Promise.all(
    Object.entries(files).map(async ([name, { up, down }]) => {
      return { name, up, down, checksum: await checksumOf(up) }
    }),
  )
  return withTestLab(
    backend,
    ({ lab, context }) => work(lab, context),
    (context) => {
      const migrations = [...context.history.migrations, ...own].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      )
      return { ...context, history: { ...context.history, migrations } }
    },
  )
}

test.each(backends)('%s: own migrations are steps like any other, up and down', async (backend) => {
  await withOwn(backend, OWN, async (lab) => {
    const up = await lab.moveTo('head')
    expect(up).toMatchObject({ from: 0, phase: 6, name: STORY })
    expect(
      up.steps.map(({ fromName, toName, committed }) => [fromName, toName, committed]),
    ).toEqual([
      ['base', 'phase 1', true],
      ['phase 1', 'phase 2', true],
      ['phase 2', 'phase 3', true],
      ['phase 3', 'phase 4', true],
      ['phase 4', NICKNAME, true],
      [NICKNAME, STORY, true],
    ])
    expect(up.steps.at(-1)?.proof.fields.map(({ field, column }) => [field, column])).toEqual([
      ['name', 'full_name'],
      ['email', 'email'],
      ['bio', 'story'],
      ['settings', 'settings'],
      ['embedding', 'embedding'],
      ['nickname', 'nickname'],
    ])
    expect(await lab.status()).toMatchObject({ phase: 4, name: STORY, pending: [], clean: true })
    expect(await lab.verify()).toMatchObject({ phase: 4, name: STORY, survived: true })
    await expect(lab.moveTo('+1')).rejects.toMatchObject({ code: 'PHASE_OUT_OF_RANGE' })
    const down = await lab.moveTo('-2')
    expect(down).toMatchObject({ phase: 4, name: 'phase 4' })
    expect(down.steps.map(({ lost, committed }) => [lost, committed])).toEqual([
      [[], true],
      [[{ field: 'nickname', column: 'nickname', values: 10 }], true],
    ])
    expect(await lab.verify()).toMatchObject({ name: 'phase 4', survived: true })
    expect(await lab.status()).toMatchObject({ clean: true, pending: [NICKNAME, STORY] })
    await lab.undo()
    expect(await lab.status()).toMatchObject({ name: STORY, clean: true })
    expect(await lab.verify()).toMatchObject({ survived: true })
    expect(await lab.moveTo('base')).toMatchObject({ phase: 0, name: 'base' })
    await lab.undo()
    const { survived, fields } = await lab.verify()
    expect([survived, fields.find(({ field }) => field === 'bio')?.column]).toEqual([true, 'story'])
  })
})

test.each(backends)('%s: seed and search work on columns of another name', async (backend) => {
  await withOwn(backend, OWN, async (lab, { database, seed }) => {
    await lab.moveTo('bio_to_story')
    await database.execute(
      'DELETE FROM users WHERE id < 4; UPDATE users SET story = NULL WHERE id = 9',
    )
    expect(await lab.seed(120)).toMatchObject({ inserted: 3, filled: 1, grown: 20, rows: 120 })
    expect(await lab.verify()).toMatchObject({ survived: true })
    const { hits } = await lab.search(seed.embeddings[6] ?? [], { k: 1, exact: true })
    expect(hits).toMatchObject([{ id: 7, bio: seed.course.people[6]?.bio }])
  })
})

test.each(backends)('%s: what Prisma applied itself is followed as well', async (backend) => {
  await withOwn(backend, OWN, async (lab, { database, engineModule, history }) => {
    await lab.moveTo('4')
    await applyMigrations(database, engineModule, history, 6)
    expect(await lab.verify()).toMatchObject({ name: STORY, survived: true })
    expect(await lab.moveTo('4')).toMatchObject({ phase: 4 })
    expect(await lab.verify()).toMatchObject({ survived: true })
  })
})

test.each(backends)('%s: a migration that loses a value is rolled back', async (backend) => {
  const files = { [NICKNAME]: { up: 'ALTER TABLE users DROP COLUMN bio', down: 'SELECT 1' } }
  await withOwn(backend, files, async (lab) => {
    const { steps, name } = await lab.moveTo('head')
    expect(name).toBe('phase 4')
    expect(steps.at(-1)).toMatchObject({ committed: false, phase: null, migration: NICKNAME })
    expect(await lab.verify()).toMatchObject({ name: 'phase 4', survived: true })
  })
})

test.each(backends)('%s: stamp, roundtrip and diff know them by name', async (backend) => {
  await withOwn(backend, OWN, async (lab) => {
    expect((await lab.roundtrip()).slice(4).map(({ migration, ...trip }) => trip)).toEqual([
      { phase: null, loses: ['nickname'], values: 500, findings: [], holds: true },
      { phase: null, loses: [], values: 600, findings: [], holds: true },
    ])
    await lab.moveTo('4')
    expect(await lab.stamp(NICKNAME, false)).toMatchObject({ phase: 5, name: NICKNAME })
    await lab.stamp('4', false)
    await expect(lab.reset(STORY)).rejects.toMatchObject({
      code: 'PHASE_NOT_OF_COURSE',
      fix: `npm run reset -- 4, then: npm run phase -- ${STORY}`,
    })
    await lab.moveTo('head')
    const diff = await lab.diff('4', 'database', schemas)
    expect(diff.to).toEqual({ side: 'database', phase: 6, name: STORY, title: null })
    expect(diff.sql?.map(({ migration }) => migration)).toEqual([NICKNAME, STORY])
    expect(diff.schema?.after).toContain('story')
    const changed = diff.catalog?.filter(({ change }) => change !== 'kept')
    expect(changed?.map(({ change, after }) => [change, after?.object])).toEqual([
      ['renamed', 'column users.story'],
      ['new', 'column users.nickname'],
    ])
  })
})

test.each(backends)('%s: a script leads to them and back', async (backend) => {
  await withOwn(backend, OWN, async (lab, { database, ...context }) => {
    await lab.moveTo('4')
    const run = async (from: string, to: string) => {
      const { script } = await offlineSql(context, from, to)
      await database.transaction(() => database.execute(script.replace(/^\\set .*$/m, '')))
    }
    await run('4', 'head')
    expect(await lab.verify()).toMatchObject({ name: STORY, survived: true })
    await run(STORY, '4')
    expect(await lab.verify()).toMatchObject({ name: 'phase 4', survived: true })
  })
})

test('a migration that stands among those of the course is a Problem', async () => {
  const files = { '20260101000250_own': { up: 'SELECT 1', down: 'SELECT 1' } }
  await withOwn('pglite', files, async (lab) => {
    await expect(lab.moveTo('4')).rejects.toMatchObject({ code: 'MIGRATION_AMONG_LESSONS' })
    expect(await lab.phase()).toBe(0)
  })
})
