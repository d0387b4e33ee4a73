import type { Evidence } from '../../src/learn/evidence.ts'

/** A check's result as plain data. */
export interface CheckResult {
  evidence: Evidence
  report: { tasks: readonly { result: { found?: string } }[] }
}

/** What is different from run to run wherever it runs, and nothing else of the result. */
interface Chance {
  /** The checks in which it is. */
  checks: readonly string[]
  level(result: CheckResult): unknown
}

/** Stopped for their size; which limit they meet first depends on the machine. */
export const TOO_LARGE = [
  'endless-statement: a join of series that fills the disk before it ends',
  'endless-statement: bios of two hundred megabytes each',
]

const chances: readonly Chance[] = [
  { checks: TOO_LARGE, level: withoutLimit },
  // Lists of an ivfflat index that is built over nothing have random centres, and most of them are empty.
  {
    checks: ['index-method: builds ivfflat over a table without embeddings'],
    level: withoutAnswer,
  },
  // An HNSW index draws its levels by lot, and among rows that are all as near any five may be found.
  {
    checks: [
      'backfill-wrong-rows: joins nothing, so that every row gets one and the same embedding',
    ],
    level: withoutAnswer,
  },
]

/** The result of a check without what is up to chance. */
export function levelChance(what: string, result: CheckResult): unknown {
  const chance = chances.find(({ checks }) => checks.includes(what))
  return chance ? chance.level(result) : result
}

/** Which file was stopped is kept. */
function withoutLimit({ evidence, report }: CheckResult): unknown {
  const { up } = evidence
  if (up.status !== 'stopped') return { evidence, report }
  const tasks = report.tasks.map(({ result, ...task }) => {
    const found = result.found?.replace(/ (was stopped|broke PostgreSQL down).*/s, ' was stopped')
    return { ...task, result: { ...result, found } }
  })
  const stopped = { file: up.stopped.file }
  return { evidence: { ...evidence, up: { ...up, stopped } }, report: { ...report, tasks } }
}

/** That the learner's query found what the solution's did is kept. */
function withoutAnswer({ evidence, report }: CheckResult): unknown {
  const { 'query.sql': query, ...files } = evidence.files
  if (query?.status !== 'ran') return { evidence, report }
  const { answer, wanted, rows, ...same } = query
  const isWanted = String(answer) === String(wanted) && rows === answer?.length
  return {
    evidence: { ...evidence, files: { ...files, 'query.sql': { ...same, isWanted } } },
    report,
  }
}
