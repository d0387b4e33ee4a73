import { type CorePlace, type Histories, outcome } from './place.ts'

/** What the core does beyond what a page offers. */
export const coreHistories: Histories<CorePlace> = {
  'every migration up, down and up again': async ({ lab }) => [
    await lab.roundtrip(),
    await lab.roundtrip('3'),
    await outcome(() => lab.roundtrip('base')),
  ],

  'undo and redo, there and back': async ({ lab }) => {
    const seen: unknown[] = []
    const look = async () => seen.push(await lab.restorePoints(), await lab.undonePoints())
    for (const target of ['4', '2', '3']) seen.push(await lab.moveTo(target))
    seen.push(await lab.reset('1'))
    await look()
    for (const step of ['undo', 'undo', 'redo', 'redo', 'redo', 'undo', 'undo', 'undo'] as const) {
      seen.push(await outcome(() => lab[step]()))
      await look()
    }
    return seen
  },

  'rows that are put back and a table that grows': async ({ lab, database }) => {
    const seen: unknown[] = [await outcome(() => lab.seed())]
    await lab.moveTo('3')
    await database.execute('DELETE FROM users WHERE id > 90; UPDATE users SET bio = NULL')
    seen.push(await lab.seed(), await lab.verify(), await lab.seed(5_000), await lab.moveTo('4'))
    seen.push(await lab.verify())
    await database.execute(`UPDATE users SET full_name = 'x' WHERE id BETWEEN 200 AND 300`)
    seen.push(await lab.verify(), await lab.moveTo('1'), await lab.undo(), await lab.verify())
    const rows = await database.queryRaw(
      `SELECT id, full_name, email, bio, settings::text, md5(embedding::text)
       FROM users WHERE id % 83 = 0 ORDER BY id`,
    )
    return [...seen, rows]
  },

  'a journal that is stamped': async ({ lab }) => {
    const seen: unknown[] = []
    for (const [target, purge] of [
      ['2', false],
      ['head', false],
      ['1', true],
      ['base', true],
      ['7', false],
    ] as const) {
      seen.push(await outcome(() => lab.stamp(target, purge)), await outcome(() => lab.status()))
      const history = await lab.history()
      seen.push(history.map((migration) => lab.migrationFiles(migration)))
    }
    return seen
  },

  'people by meaning': async ({ lab, embeddings }) => {
    const [first = [], second = []] = embeddings
    const seen: unknown[] = [await outcome(() => lab.search(first, { k: 5, exact: false }))]
    await lab.moveTo('4')
    for (const k of [0, 1, 5, 100, 1001]) {
      for (const exact of [false, true]) {
        seen.push(await outcome(() => lab.search(second, { k, exact })))
      }
    }
    return seen
  },
}
