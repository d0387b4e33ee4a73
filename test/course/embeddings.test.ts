import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { people } from '../../lessons/people.ts'
import { decodeEmbeddings, encodeEmbeddings, vectorText } from '../../src/course/embeddings.ts'
import { encode } from '../../src/course/encoder.node.ts'
import { projectPath } from '../../src/project.node.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'

const kept = decodeEmbeddings(readFileSync(projectPath('lessons/embeddings.bin')))
let encoded: number[][]

beforeAll(async () => {
  encoded = await encode(people.map(({ bio }) => bio))
})

/** The places at which two lists of vectors point in different directions, or one has none. */
function findDifferences(vectors: number[][], others: number[][]): number[] {
  const places = Array.from(
    { length: Math.max(vectors.length, others.length) },
    (_, place) => place,
  )
  return places.filter((place) => !(cosine(vectors[place] ?? [], others[place] ?? []) >= 0.999))
}

function cosine(a: number[], b: number[]): number {
  const dot = a.reduce((sum, part, index) => sum + part * (b[index] ?? Number.NaN), 0)
  return dot / (Math.hypot(...a) * Math.hypot(...b))
}

test('the kept embeddings are what the encoder makes of the bios, one for each, in order', () => {
  expect(kept).toHaveLength(people.length)
  expect(findDifferences(kept, encoded)).toEqual([])
})

test('a shuffled, short or stale file would be found out', async () => {
  const [first = [], second = [], ...others] = kept
  expect(findDifferences([second, first, ...others], encoded)).toEqual([0, 1])
  expect(findDifferences(kept.slice(0, -1), encoded)).toEqual([people.length - 1])
  const [edited = []] = await encode([`${people[0]?.bio} He also sells cakes.`])
  expect(findDifferences([edited, second, ...others], encoded)).toEqual([0])
})

test('encoded vectors are of length one, and no texts make no vectors', async () => {
  expect(encoded.map((vector) => Math.hypot(...vector).toFixed(6))).toEqual(
    people.map(() => '1.000000'),
  )
  expect(await encode([])).toEqual([])
})

test('packing keeps the direction in a byte a dimension', () => {
  const packed = encodeEmbeddings(encoded)
  expect(packed).toHaveLength(people.length * 512)
  expect(findDifferences(decodeEmbeddings(packed), encoded)).toEqual([])
  expect(() => decodeEmbeddings(packed.subarray(1))).toThrow('51199 bytes hold no whole vectors')
})

test.each(backends)('%s gives back the very text that was stored', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute('CREATE EXTENSION vector; CREATE TABLE v (id int, e vector(512))')
    for (const [id, vector] of kept.entries()) {
      await database.query('INSERT INTO v VALUES ($1, $2::vector)', [id, vectorText(vector)])
    }
    const stored = await database.query<{ e: string }>('SELECT e::text FROM v ORDER BY id')
    expect(stored.map(({ e }) => e)).toEqual(kept.map(vectorText))
  })
})

test('a question finds the people who mean the same in other words', async () => {
  const question = 'who can make a slow query fast?'
  const [asked = []] = await encode([question])
  const ranked = people
    .map((person, place) => ({ ...person, likeness: cosine(kept[place] ?? [], asked) }))
    .sort((a, b) => b.likeness - a.likeness)
  expect(ranked.slice(0, 2).map(({ name }) => name)).toEqual(['Ingrid Solheim', 'Marisol Quintero'])
  const words = ranked.slice(0, 2).flatMap(({ bio }) => bio.toLowerCase().match(/\w+/g) ?? [])
  expect(words.filter((word) => question.match(/\w+/g)?.includes(word))).toEqual([])
})
