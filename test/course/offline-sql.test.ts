import { expect, test } from 'vitest'
import { offlineSql } from '../../src/course/offline-sql.ts'
import type { Database } from '../../src/database/database.ts'
import { readCatalog } from '../../src/history/catalog.ts'
import { readJournal } from '../../src/history/journal.ts'
import { readRestorePoints } from '../../src/survival/restore-point.ts'
import { backends } from '../support/backends.ts'
import { type TestLab, withTestLab } from '../support/lab.ts'

/** Runs a script as `psql -1` does. */
async function runScript(database: Database, script: string): Promise<void> {
  await database.transaction((inner) => inner.execute(script.replace(/^\\set .*$/m, '')))
}

/** All that a move leaves: schema, rows, next id, journal without its moments, and kept copies. */
async function readState({ database }: TestLab['context']) {
  const journal = await readJournal(database)
  const tables = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'lab'::regnamespace AND relname ~ '^kept_[0-9]+$' ORDER BY 1",
  )
  const copies: unknown[] = []
  for (const { name } of tables) {
    copies.push(name, await database.query(`SELECT k::text FROM lab.${name} AS k ORDER BY key`))
  }
  const hasUsers = journal.some(({ rolledBackAt }) => rolledBackAt === null)
  return {
    catalog: await readCatalog(database),
    users: hasUsers ? await database.query('SELECT * FROM users ORDER BY id') : [],
    next: hasUsers ? await database.query('SELECT * FROM users_id_seq') : [],
    journal: journal.map(({ name, checksum, finishedAt, rolledBackAt, logs }) => ({
      ...{ name, checksum, logs },
      standing: [finishedAt !== null, rolledBackAt !== null],
    })),
    undo: await readUndo(database),
    kept: tables.length > 0 && [
      await database.query(
        'SELECT id, phase, fields, rows, restored_at IS NULL AS kept FROM lab.kept ORDER BY id',
      ),
      copies,
    ],
  }
}

/** What undo can go back to: rows, journal without its moments, and which copies there were. */
async function readUndo(database: Database) {
  const states: unknown[] = []
  for (const { id, at: _, ...point } of await readRestorePoints(database)) {
    states.push(
      point,
      await database.query(`SELECT u::text FROM lab_before_${id}.users AS u ORDER BY id`),
      await database.query(
        `SELECT migration_name, rolled_back_at IS NULL FROM lab_before_${id}._prisma_migrations ORDER BY 1, 2`,
      ),
      await database.query(
        `SELECT id, restored_at IS NULL FROM lab_records_${id}.kept ORDER BY id`,
      ),
    )
  }
  return states
}

const OWN = `UPDATE users SET email = NULL, settings = '{"own": 1e400}' WHERE id = 5;
  UPDATE users SET bio = E'back\\\\slash ''quoted''', embedding = NULL WHERE id = 6;
  INSERT INTO users (full_name) VALUES ('Own row'); ALTER TABLE users ADD "Own ""column" integer`

// Each word moves on from where the one before led; `own` is what a learner writes in between.
const routes = [
  { title: 'one up after the other', route: ['1', '2', '3', '4'] },
  { title: 'up, down and up again, with rows of a learner', route: ['4', OWN, '1', 'head'] },
  { title: 'to base and back, with rows of a learner', route: ['4', OWN, 'base', '2', 'head'] },
]

for (const backend of backends) {
  test.each(routes)(`${backend}: a script leaves what phase leaves: $title`, async ({ route }) => {
    const byPhase = await withTestLab(backend, async ({ lab, context }) => {
      for (const word of route) {
        if (word === OWN) await context.database.execute(OWN)
        else await lab.moveTo(word)
      }
      return readState(context)
    })
    const byScript = await withTestLab(backend, async ({ lab, context }) => {
      for (const word of route) {
        if (word === OWN) await context.database.execute(OWN)
        else {
          const { script } = await offlineSql(context, String((await lab.phase()) || 'base'), word)
          await runScript(context.database, script)
        }
      }
      return readState(context)
    })
    expect(byScript).toEqual(byPhase)
  })
}

test.each(backends)('%s: a rollback by a script is undone like any other', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('4')
    await context.database.execute(`UPDATE users SET settings = '{"mine": true}' WHERE id = 3`)
    for (let round = 0; round < 11; round += 1) {
      await runScript(context.database, (await offlineSql(context, '4', '3')).script)
      await runScript(context.database, (await offlineSql(context, '3', '4')).script)
    }
    expect(await lab.restorePoints()).toHaveLength(10)
    await runScript(context.database, (await offlineSql(context, '4', '1')).script)
    expect(await lab.undo()).toMatchObject({
      undone: { before: 'rollback from phase 4 to phase 1' },
      place: { phase: 4, rows: 100 },
    })
    const [row] = await context.database.query('SELECT settings FROM users WHERE id = 3')
    expect(row).toEqual({ settings: { mine: true } })
    expect(await lab.verify()).toMatchObject({ phase: 4 })
  })
})

test.each(backends)('%s: verify and the next step take up where a script ends', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('2')
    await runScript(context.database, (await offlineSql(context, '2', '4')).script)
    expect(await lab.verify()).toMatchObject({ phase: 4, survived: true })
    const { steps } = await lab.moveTo('2')
    expect(steps.map(({ committed }) => committed)).toEqual([true, true])
  })
})

test.each(backends)(
  '%s: a script for another place, or database, writes nothing',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      const { database } = context
      const { script } = await offlineSql(context, '2', '3')
      const running = () => runScript(database, script)
      await expect(running()).rejects.toThrow(/not at phase 2.*nothing is applied/)
      expect((await database.query("SELECT FROM pg_namespace WHERE nspname = 'lab'")).length).toBe(
        0,
      )
      await lab.moveTo('3')
      await expect(running()).rejects.toThrow(/not at phase 2/)
      expect(await lab.phase()).toBe(3)
    })
    await withTestLab(backend, async ({ context }) => {
      await context.database.execute('CREATE TABLE mine ()')
      const { script } = await offlineSql(context, 'base', '1')
      await expect(runScript(context.database, script)).rejects.toThrow(/not the lab's.*mine/)
    })
    await withTestLab(backend, async ({ context: { database, ...context } }) => {
      const { script } = await offlineSql(context, 'base', '1')
      const statements = script
        .replace(/^\\set .*$/m, '')
        .split(/;\n\n/)
        .slice(0, 3)
      const running = async () => {
        for (const statement of statements) await database.execute(statement)
      }
      await expect(running()).rejects.toThrow(/one transaction/)
    })
  },
)

const refused = [
  { words: ['next', '2'], code: 'PHASE_UNKNOWN' },
  { words: ['2', '5'], code: 'PHASE_UNKNOWN' },
  { words: ['2', '+3'], code: 'PHASE_OUT_OF_RANGE' },
] as const
test.each(refused)('sql $words is the Problem $code', async ({ words, code }) => {
  await withTestLab('pglite', async ({ context }) => {
    const [from, to] = words
    await expect(offlineSql(context, from, to)).rejects.toMatchObject({ code })
  })
})
