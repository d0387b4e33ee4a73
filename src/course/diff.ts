import { Problem } from '../problem.ts'
import { type CatalogDiff, diffCatalogs, renamedColumns } from './diff-catalog.ts'
import { diffRows, type RowDiff } from './diff-rows.ts'
import { type DiffSide, requireSide } from './diff-side.ts'
import { type SqlStep, stepsBetween } from './diff-sql.ts'
import { type DiffContext, type DiffState, readStates } from './diff-state.ts'
import { nameOfPlace } from './line.ts'

export const DIFF_PARTS = ['schema', 'sql', 'catalog', 'rows'] as const

export type DiffPart = (typeof DIFF_PARTS)[number]

/** The parts that `--only` names; all of them without it. Throws the Problem `DIFF_PART_UNKNOWN`. */
export function requireParts(only: string | undefined): readonly DiffPart[] {
  if (only === undefined) return DIFF_PARTS
  const part = DIFF_PARTS.find((name) => name === only)
  if (part) return [part]
  throw new Problem('DIFF_PART_UNKNOWN', {
    message: `--only takes ${DIFF_PARTS.join(', ')}, not "${only}".`,
    fix: 'npm run diff -- 2 3 --only schema',
  })
}

/** What a side of a diff is; for `database`, the phase that it is at. */
export interface DiffEnd {
  side: DiffSide
  phase: number
  /** What a person calls it. */
  name: string
  /** The lesson's title; null at base, and for a migration of a person's own. */
  title: string | null
}

/** `phase 3`, `base`, or `the lab database, at phase 3`. */
export function endName({ side, name }: DiffEnd): string {
  return side === 'database' ? `the lab database, at ${name}` : name
}

/** What changed between two states; a part that wasn't asked for is missing. */
export interface PhaseDiff {
  from: DiffEnd
  to: DiffEnd
  /** The models of schema.prisma. */
  schema?: { before: string; after: string }
  /** The migrations between, in the order in which they run. */
  sql?: SqlStep[]
  /** Every object of the catalog, the unchanged ones too. */
  catalog?: CatalogDiff[]
  rows?: RowDiff[]
}

/**
 * What changed between two states, up or down: `1` to `4`, `base`, `head`, a migration's or lesson's
 * name, or `database`, the lab database as it is. Nothing but a scratch database is written to.
 * Throws the Problems `DIFF_SIDE_UNKNOWN` and `PHASE_UNREACHABLE`.
 */
export async function diffPhases(
  context: DiffContext,
  from: string,
  to: string,
  parts: readonly DiffPart[] = DIFF_PARTS,
): Promise<PhaseDiff> {
  const sides = [from, to].map((word) => requireSide(word, context))
  const fromDatabase = parts.includes('catalog') || parts.includes('rows')
  const [before, after] = await readStates(context, sides, fromDatabase)
  if (!before || !after) throw new Error('a diff has two sides')
  const all: Required<Pick<PhaseDiff, DiffPart>> = {
    schema: { before: before.schema, after: after.schema },
    sql: stepsBetween(context, before.phase, after.phase),
    catalog: diffCatalogs(
      before.catalog,
      after.catalog,
      renamedColumns(before.lineage, after.lineage),
    ),
    rows: diffRows(before.rows, after.rows),
  }
  return {
    from: endOf(context, before),
    to: endOf(context, after),
    ...Object.fromEntries(parts.map((part) => [part, all[part]])),
  }
}

function endOf(context: DiffContext, { side, phase }: DiffState): DiffEnd {
  const { seed } = context
  return {
    side,
    phase,
    name: nameOfPlace(context, phase),
    title: seed.course.lessons[phase - 1]?.title ?? null,
  }
}
