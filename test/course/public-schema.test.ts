import { expect, test } from 'vitest'
import { requireOwned } from '../../src/database/ownership.ts'
import type { Lab } from '../../src/lab.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

// Everything but reset, on a database without schema public.
const commands: Record<string, (lab: Lab) => Promise<unknown>> = {
  phase: (lab) => lab.phase(),
  'phase up': (lab) => lab.moveTo('next'),
  'phase down': (lab) => lab.moveTo('base'),
  seed: (lab) => lab.seed(),
  undo: (lab) => lab.undo(),
  history: (lab) => lab.history(),
  stamp: (lab) => lab.stamp('2', false),
  status: (lab) => lab.status(),
  verify: (lab) => lab.verify(),
  diff: (lab) => lab.diff('3', 'database', []),
  search: (lab) => lab.search([], { k: 5, exact: false }),
}

const gone = {
  'schema public': 'DROP SCHEMA public CASCADE',
  'schemas public and lab': 'DROP SCHEMA public CASCADE; DROP SCHEMA lab CASCADE',
}

for (const backend of backends) {
  test.each(Object.entries(gone))(
    `${backend}: without %s reset builds a phase, and everything else says so`,
    async (_, sql) => {
      await withTestLab(backend, async ({ lab, context: { database } }) => {
        await lab.moveTo('3')
        await database.execute(sql)
        await requireOwned(database)
        for (const [command, run] of Object.entries(commands)) {
          const outcome = await run(lab).catch((error) => error)
          expect(outcome, command).toMatchObject({
            code: 'PUBLIC_SCHEMA_MISSING',
            fix: expect.stringContaining('npm run reset -- head'),
          })
        }
        expect(await lab.restorePoints()).toEqual([])
        expect(await lab.reset('4')).toMatchObject({ phase: 4, proof: { survived: true } })
        expect(await lab.status()).toMatchObject({ phase: 4, clean: true })
        expect(await lab.verify()).toMatchObject({ survived: true })
      })
    },
  )
}

test.each(backends)(
  '%s: what was set aside before schema public went can be brought back',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('4')
      await database.execute(`UPDATE users SET settings = '{"mine": true}' WHERE id = 3`)
      await lab.moveTo('3')
      await lab.reset('2')
      await database.execute('DROP SCHEMA public CASCADE')
      await lab.reset('1')
      // To the database without its tables, then to before the reset, with what the rollback kept.
      await lab.undo()
      expect((await lab.undo()).place).toMatchObject({ phase: 3, rows: 100 })
      expect((await lab.moveTo('4')).steps[0]).toMatchObject({ restored: 100, seeded: 0 })
      const [row] = await database.query('SELECT settings FROM users WHERE id = 3')
      expect(row).toEqual({ settings: { mine: true } })
    })
  },
)
