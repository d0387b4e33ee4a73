import { expect, test } from 'vitest'
import { catalogObjects } from '../../../src/history/catalog-objects.ts'
import type { Evidence } from '../../../src/learn/evidence.ts'
import { evidenceOf, solutionOf, starterOf } from '../support/check-project.ts'

/** The parts of a proof that a person would read. */
function counted(proof: { survived: boolean; fields: { field: string; preserved: number }[] }) {
  return {
    survived: proof.survived,
    ...Object.fromEntries(proof.fields.map(({ field, preserved }) => [field, preserved])),
  }
}

function summary({ folders, schema, draft, up, down, files }: Evidence) {
  if (schema.status !== 'valid' || up.status !== 'applied' || down?.status !== 'applied') {
    return { schema: schema.status, up: up.status, down: down?.status }
  }
  return {
    added: folders.added,
    fields: schema.fields,
    pending: schema.pending,
    draft: draft?.refused?.message ?? draft?.proof?.survived,
    proof: counted(up.proof),
    brought: up.brought,
    seeded: up.seeded.proof && counted(up.seeded.proof),
    locks: up.locks,
    rewritten: up.rewritten,
    outside: up.outside,
    down: counted(down.proof),
    again: down.again,
    files: Object.entries(files).map(([name, file]) => [
      name,
      file.status === 'ran' && [file.rows, file.outside, counted(file.proof)],
    ]),
  }
}

const EMPTY = { filled: 0, distinct: 0, least: null }
const LOCKED = { users: 'AccessExclusiveLock' }

const clean = {
  1: {
    added: ['20260101000100_create_users'],
    fields: { id: 'id', name: 'name' },
    pending: '',
    draft: true,
    proof: { survived: true },
    brought: { name: EMPTY },
    seeded: { survived: true, name: 100 },
    locks: LOCKED,
    rewritten: [],
    outside: [],
    down: { survived: true },
    again: true,
    files: [],
  },
  2: {
    added: ['20260101000200_add_email_and_bio'],
    fields: { id: 'id', name: 'name', email: 'email', bio: 'bio' },
    pending: '',
    draft: true,
    proof: { survived: true, name: 100 },
    brought: { email: EMPTY, bio: EMPTY },
    seeded: { survived: true, email: 100, bio: 100 },
    locks: LOCKED,
    rewritten: [],
    outside: [],
    down: { survived: true, name: 100 },
    again: true,
    files: [],
  },
  3: {
    added: ['20260101000300_rename_name_to_full_name'],
    fields: { id: 'id', fullName: 'full_name', email: 'email', bio: 'bio' },
    pending: '',
    draft: 'column "full_name" of relation "users" contains null values',
    proof: { survived: true, name: 100, email: 100, bio: 100 },
    brought: {},
    seeded: { survived: true },
    locks: LOCKED,
    rewritten: [],
    outside: [],
    down: { survived: true, name: 100, email: 100, bio: 100 },
    again: true,
    files: [],
  },
  4: {
    added: ['20260101000400_add_settings_and_embedding'],
    fields: {
      id: 'id',
      fullName: 'full_name',
      email: 'email',
      bio: 'bio',
      settings: 'settings',
      embedding: 'embedding',
    },
    pending: '',
    draft: 'type "vector" does not exist',
    proof: { survived: true, name: 100, email: 100, bio: 100 },
    brought: { settings: { filled: 100, distinct: 1, least: '{}' }, embedding: EMPTY },
    // Ten embeddings are enough to tell.
    seeded: { survived: true, settings: 100, embedding: 10 },
    locks: LOCKED,
    rewritten: [],
    outside: [],
    down: { survived: true, name: 100, email: 100, bio: 100 },
    again: true,
    files: [
      [
        'backfill.sql',
        [0, [], { survived: true, name: 100, email: 100, bio: 100, settings: 100, embedding: 100 }],
      ],
      ['query.sql', [5, [], { survived: true }]],
    ],
  },
} as const

test.each([1, 2, 3, 4] as const)(
  'the reference solution of phase %i gives clean evidence',
  async (phase) => {
    const evidence = await evidenceOf(phase, await solutionOf(phase))
    expect(summary(evidence)).toEqual(clean[phase])
    const { before, goal, up, down } = evidence
    expect(up).toMatchObject({ catalog: goal })
    // The extension stays.
    const after = down?.status === 'applied' ? [...catalogObjects(down.catalog)] : []
    expect(after.filter(([object]) => object !== 'extension vector')).toEqual([
      ...catalogObjects(before),
    ])
  },
)

test.each([1, 2, 3, 4])('the starter of phase %i has nothing to apply', async (phase) => {
  const { folders, up, down, files } = await evidenceOf(phase, await starterOf(phase))
  expect({ folders, up, down, files }).toEqual({
    folders: { missing: [], edited: [], redated: [], added: [], outOfOrder: [] },
    up: { status: 'none' },
    down: undefined,
    files: {},
  })
})

test('one scratch database is like another: what is known of one holds for the next', async () => {
  const solution = await solutionOf(2)
  expect(await evidenceOf(2, solution)).toEqual(await evidenceOf(2, solution))
})
