import { PostgresError } from '../database/postgres-error.ts'
import { draftSql } from '../history/draft.ts'
import { Problem } from '../problem.ts'
import type { LabContext } from './lab-context.ts'
import { moveTo } from './move.ts'
import { type SearchHit, searchPeople } from './search.ts'
import { runStep } from './step.ts'
import type { StepReport } from './step-report.ts'

export const TOUR_QUESTION = 'who can make a slow query fast?'

/** What the tour needs beyond a database of its own. */
export interface TourContext extends LabContext {
  /** schema.prisma of each phase, from 1. */
  schemas: readonly string[]
  encode(texts: readonly string[]): Promise<number[][]>
}

/** Prisma's own way from phase 2 to phase 3, tried on the rows and rolled back. */
export interface DraftReport {
  /** The draft for phase 3's schema, and the words with which PostgreSQL refused it. */
  sql: string
  refusal: string
  /** The draft once the column is optional, which PostgreSQL does run. */
  optionalSql: string
  step: StepReport
}

export interface TourPhase {
  phase: number
  title: string
  summary: string
  schemaBefore: string
  schema: string
  sql: string
  step: StepReport
}

/** Told of each thing as it happens, so that a person can read along. */
export interface TourListener {
  onDraft(draft: DraftReport): void
  onPhase(phase: TourPhase): void
  onSearch(hits: readonly SearchHit[]): void
}

/** Takes an empty database of the lab's through all phases, with the mistake on the way. */
export async function runTour(context: TourContext, listener: TourListener): Promise<void> {
  const { course } = context.seed
  for (const { phase, title, summary, migration } of course.lessons) {
    if (phase === RENAME_PHASE) listener.onDraft(await tryPrismasDraft(context))
    const { steps } = await moveTo(context, String(phase))
    const step = steps[0]
    if (!step?.committed) throw stopped(phase)
    const sql = context.history.migrations.find(({ name }) => name === migration)?.up ?? ''
    const schemaBefore = context.schemas[phase - 2] ?? ''
    const schema = context.schemas[phase - 1] ?? ''
    listener.onPhase({ phase, title, summary, schemaBefore, schema, sql, step })
  }
  const [question = []] = await context.encode([TOUR_QUESTION])
  const { hits } = await searchPeople(context, question, { k: 3, exact: false })
  listener.onSearch(hits)
}

const RENAME_PHASE = 3

/**
 * Prisma's own way from phase 2 to phase 3, on a database at phase 2, rolled back. As drafted, the new column is NOT NULL and PostgreSQL refuses it on a table with rows; what most
 * people then try is to make the field optional. That draft runs, and every name is gone.
 */
export async function tryPrismasDraft(context: Omit<TourContext, 'encode'>): Promise<DraftReport> {
  const [from = '', to = ''] = context.schemas.slice(RENAME_PHASE - 2, RENAME_PHASE)
  const draft = (schema: string) => draftSql(context.database, context.engineModule, from, schema)
  const sql = await draft(to)
  const optionalSql = await draft(to.replace(/^(\s+fullName\s+String)(?=\s)/m, '$1?'))
  const refusal = await findRefusal(() => runDraft(context, sql))
  return { sql, refusal, optionalSql, step: await runDraft(context, optionalSql) }
}

function runDraft(context: LabContext, up: string): Promise<StepReport> {
  const { migration } = context.seed.course.lessons[RENAME_PHASE - 1] ?? {}
  const migrations = context.history.migrations.map((each) =>
    each.name === migration ? { ...each, up } : each,
  )
  const history = { ...context.history, migrations }
  return runStep({ ...context, history }, RENAME_PHASE - 1, RENAME_PHASE)
}

async function findRefusal(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return ''
  } catch (error) {
    if (!(error instanceof Problem && error.cause instanceof PostgresError)) throw error
    return `${error.cause.message} (${error.cause.code})`
  }
}

const stopped = (phase: number) =>
  new Problem('TOUR_STOPPED', {
    message: `Phase ${phase} would lose values, so the tour stopped before it.`,
    fix: 'git diff -- prisma/migrations',
  })
