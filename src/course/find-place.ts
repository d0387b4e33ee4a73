import { hasTable } from '../database/has-table.ts'
import { Problem } from '../problem.ts'
import { countRows } from './count-rows.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace } from './line.ts'
import { TABLE } from './lineage-at.ts'
import { readPhase } from './where.ts'

/** Where a database stands, as far as it can be said of one in any state. */
export interface Place {
  /** null when the journal and the folders disagree. */
  phase: number | null
  /** What a person calls it, where it is beyond the last phase. */
  name?: string
  /** Rows of the table; null when there is none. */
  rows: number | null
  /** Nothing at all in `public`. */
  isEmpty: boolean
}

/** Never throws for the state the database is in. */
export async function findPlace(context: LabContext): Promise<Place> {
  const { database } = context
  const rows = (await hasTable(database, 'public', TABLE)) ? await countRows(database) : null
  const [found] = await database.query<{ empty: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
       WHERE nspname = 'public'
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')) AS empty`,
  )
  const phase = await findPhase(context)
  const isOwn = phase !== null && phase > context.seed.course.lessons.length
  const name = isOwn ? { name: nameOfPlace(context, phase) } : {}
  return { phase, ...name, rows, isEmpty: found?.empty ?? false }
}

export function placeName({ phase, name }: Pick<Place, 'phase' | 'name'>): string {
  if (name !== undefined) return name
  if (phase === null) return 'a state between phases'
  return phase === 0 ? 'base' : `phase ${phase}`
}

async function findPhase(context: LabContext): Promise<number | null> {
  try {
    return await readPhase(context)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
