import { expect, test } from 'vitest'
import { adopt } from '../../src/database/ownership.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

test.each(backends)(
  '%s: a table that stock Prisma made is seeded whole, at any phase',
  async (backend) => {
    for (const phase of [1, 2, 3, 4]) {
      await withTestLab(backend, async ({ lab, context }) => {
        const { database, engineModule, history } = context
        await applyMigrations(database, engineModule, history, phase)
        await adopt(database, history.migrations)
        expect(await lab.seed()).toEqual({
          phase,
          inserted: 100,
          restored: 0,
          filled: 0,
          grown: 0,
          rows: 100,
        })
        expect((await lab.verify()).survived).toBe(true)
      })
    }
  },
)

test.each(backends)(
  '%s: seeding again puts back what is missing and overwrites nothing',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('2')
      await database.execute(`
      DELETE FROM users WHERE id = 10;
      UPDATE users SET bio = NULL WHERE id = 11;
      UPDATE users SET bio = 'my own' WHERE id = 12`)
      expect(await lab.seed()).toEqual({
        phase: 2,
        inserted: 1,
        restored: 0,
        filled: 1,
        grown: 0,
        rows: 100,
      })
      const { findings } = await lab.verify()
      expect(findings).toEqual([{ kind: 'changed', row: 12, lastRow: 12, field: 'bio' }])
    })
  },
)

test.each(backends)(
  '%s: a table grows to N rows, the same ones whatever the way',
  async (backend) => {
    const rowsOf = async (...sizes: number[]) =>
      withTestLab(backend, async ({ lab, context: { database } }) => {
        await lab.moveTo('2')
        for (const size of sizes) await lab.seed(size)
        expect((await lab.verify()).rows).toEqual({ expected: 1000, found: 1000 })
        return database.query('SELECT * FROM users ORDER BY id')
      })
    expect(await rowsOf(1000)).toEqual(await rowsOf(400, 1000))
  },
)

test.each(backends)('%s: a grown table survives every step up and down', async (backend) => {
  await withTestLab(backend, async ({ lab }) => {
    await lab.moveTo('1')
    await lab.seed(3000)
    const { steps } = await lab.moveTo('head')
    expect(steps.map(({ committed, proof }) => [committed, proof.rows.found])).toEqual([
      [true, 3000],
      [true, 3000],
      [true, 3000],
    ])
    expect((await lab.moveTo('1')).steps.every(({ committed }) => committed)).toBe(true)
    expect((await lab.verify()).rows).toEqual({ expected: 3000, found: 3000 })
  })
})

test('a table is not shrunk, and at base there is none', async () => {
  await withTestLab('pglite', async ({ lab }) => {
    await expect(lab.seed()).rejects.toMatchObject({ code: 'AT_BASE' })
    await lab.moveTo('1')
    await expect(lab.seed(50)).rejects.toMatchObject({ code: 'ROWS_FEWER' })
  })
})

test.each(backends)(
  '%s: values kept at a rollback come back though Prisma applied the phase again',
  async (backend) => {
    for (const back of ['seed', 'rollback']) {
      await withTestLab(backend, async ({ lab, context }) => {
        const { database, engineModule, history } = context
        await lab.moveTo('4')
        await database.execute(`INSERT INTO users (full_name, settings) VALUES ('Own row', '{"mine": 1}');
        UPDATE users SET settings = '{"changed": true}', embedding = NULL WHERE id = 7`)
        const before = await database.query('SELECT * FROM users ORDER BY id')
        await lab.moveTo('3')
        await applyMigrations(database, engineModule, history, 4)
        if (back === 'rollback') {
          await lab.moveTo('3')
          await lab.moveTo('4')
          expect(await database.query('SELECT * FROM users ORDER BY id')).toEqual(before)
        } else {
          expect(await lab.seed()).toMatchObject({ restored: 101 })
          const [own] = await database.query('SELECT settings FROM users WHERE id = 101')
          expect(own).toEqual({ settings: { mine: 1 } })
        }
      })
    }
  },
)
