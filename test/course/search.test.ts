import { expect, test } from 'vitest'
import { people } from '../../lessons/people.ts'
import { encode } from '../../src/course/encoder.node.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

test.each(backends)(
  '%s: a question finds people by meaning, with the index and without it',
  async (backend) => {
    await withTestLab(backend, async ({ lab }) => {
      await lab.moveTo('head')
      const [question = []] = await encode(['who can make a slow query fast?'])
      const byIndex = await lab.search(question, { k: 5, exact: false })
      const exact = await lab.search(question, { k: 5, exact: true })
      expect(byIndex.index).toBe('users_embedding_idx')
      expect(exact.index).toBeNull()
      expect(exact.hits.slice(0, 2).map(({ name }) => name)).toEqual([
        'Ingrid Solheim',
        'Marisol Quintero',
      ])
      expect(byIndex.hits).toEqual(exact.hits)
      const distances = exact.hits.map(({ distance }) => distance)
      expect(distances).toEqual([...distances].sort((a, b) => a - b))
      const { hits } = await lab.search(question, { k: 100, exact: false })
      const names = hits.sort((a, b) => a.id - b.id).map(({ name }) => name)
      expect(names).toEqual(people.map(({ name }) => name))
    })
  },
)

test('before phase 4 the Problem says which command gets there', async () => {
  await withTestLab('pglite', async ({ lab }) => {
    await lab.moveTo('3')
    await expect(lab.search([], { k: 5, exact: false })).rejects.toMatchObject({
      code: 'NO_EMBEDDINGS_YET',
      fix: 'npm run phase -- 4',
    })
    await expect(lab.search([], { k: 0, exact: false })).rejects.toMatchObject({
      code: 'K_OUT_OF_RANGE',
    })
  })
})
