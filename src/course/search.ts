import { quoteIdentifier } from '../database/quote.ts'
import { Problem } from '../problem.ts'
import { vectorText } from './embeddings.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { VECTOR_PHASE } from './lineage-at.ts'
import { readLineage } from './read-lineage.ts'
import { onAnyTable, tableUnexpected } from './step-failure.ts'
import { readPhase } from './where.ts'

export interface SearchHit {
  id: number
  name: string
  bio: string
  /** Cosine distance: 0 is the same direction, 1 unrelated, 2 the opposite. */
  distance: number
}

export interface SearchReport {
  hits: SearchHit[]
  /** The index that PostgreSQL used; null when it compared every row. */
  index: string | null
}

export interface SearchOptions {
  /** How many people, from 1 to 1000. */
  k: number
  /** Compares every row instead of asking the HNSW index, which is approximate. */
  exact: boolean
}

/** pgvector looks at 40 candidates unless told; fewer than `k` would cut the answer short. */
const CANDIDATES = 40
const MOST_CANDIDATES = 1000
/**
 * The people whose biographies are nearest in meaning to `embedding`. Throws the Problems
 * `NO_EMBEDDINGS_YET` before phase 4, `TABLE_UNEXPECTED` and `K_OUT_OF_RANGE`.
 * @see https://github.com/pgvector/pgvector#hnsw
 */
export async function searchPeople(
  context: LabContext,
  embedding: readonly number[],
  { k, exact }: SearchOptions,
): Promise<SearchReport> {
  if (!Number.isInteger(k) || k < 1 || k > MOST_CANDIDATES) throw kOutOfRange()
  await requireEmbeddings(context)
  return onAnyTable(`at phase ${VECTOR_PHASE}`, () => ask(context, embedding, { k, exact }))
}

function ask(
  context: LabContext,
  embedding: readonly number[],
  { k, exact }: SearchOptions,
): Promise<SearchReport> {
  return context.database.transaction(async (database) => {
    // On a table this small the planner prefers to read it all: the index has to be asked for.
    await database.execute(`SET LOCAL enable_seqscan = ${exact ? 'on' : 'off'};
      SET LOCAL enable_indexscan = ${exact ? 'off' : 'on'};
      ${exact ? '' : `SET LOCAL hnsw.ef_search = ${Math.max(k, CANDIDATES)};`}`)
    const parameters = [vectorText(embedding), k]
    const nearest = await nearestSql(context)
    const plan = await database.queryRaw(`EXPLAIN ${nearest}`, parameters)
    const hits = await database.query<SearchHit>(nearest, parameters)
    return { hits, index: findIndex(plan.rows.flat()) }
  })
}

/** Throws the Problem `NO_EMBEDDINGS_YET`, with the command that gets there, before phase 4. */
export async function requireEmbeddings(context: LabContext): Promise<void> {
  const phase = await readPhase(context)
  if (phase >= VECTOR_PHASE) return
  throw new Problem('NO_EMBEDDINGS_YET', {
    message: `Search by meaning needs the embeddings that phase ${VECTOR_PHASE} brings; the database is at ${phase === 0 ? 'base' : `phase ${phase}`}.`,
    fix: `npm run phase -- ${VECTOR_PHASE}`,
  })
}

/** Under the names that the columns have now: a person's own migration may have renamed them. */
async function nearestSql(context: LabContext): Promise<string> {
  const { database, seed } = context
  const lineage = await readLineage(database, seed.course, await readPhase(context))
  const column = (field: Field) => {
    const name = lineage.columns[field]
    if (name) return quoteIdentifier(name)
    throw tableUnexpected('for a search', `field ${field} has no column`)
  }
  const [name, bio, embedding] = [column('name'), column('bio'), column('embedding')]
  // As JSON: PGlite takes a byte-order mark at the beginning of a value for no part of it.
  return `SELECT id, to_json(${name}) AS name, to_json(${bio}) AS bio, ${embedding} <=> $1::vector AS distance
    FROM public.users WHERE ${embedding} IS NOT NULL
    ORDER BY ${embedding} <=> $1::vector LIMIT $2::integer`
}

function findIndex(plan: readonly (string | null)[]): string | null {
  return /Index Scan using "?(\w+)/.exec(plan.join('\n'))?.[1] ?? null
}

const kOutOfRange = () =>
  new Problem('K_OUT_OF_RANGE', {
    message: `--k is how many people to find: a whole number from 1 to ${MOST_CANDIDATES}.`,
    fix: 'npm run search -- "who can make a slow query fast?" --k 5',
  })
