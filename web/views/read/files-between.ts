import { course } from '../../../lessons/course.ts'
import { type SqlStep, stepsBetween } from '../../../src/course/diff-sql.ts'
import { modelsOf } from '../../../src/course/models-of.ts'
import { courseFiles } from '../../lab/course-files.ts'
import type { Side } from '../../router/route.ts'

/** The models of both phases; undefined when a side is a database, which has to be asked. */
export function findSchemas(from: Side, to: Side): { before: string; after: string } | undefined {
  if (from === 'database' || to === 'database') return undefined
  const models = (phase: number) => modelsOf(courseFiles[phase - 1]?.schema ?? '')
  return { before: models(from), after: models(to) }
}

/** The migrations between two phases, in the order in which they run; undefined as above. */
export function findSql(from: Side, to: Side): SqlStep[] | undefined {
  if (from === 'database' || to === 'database') return undefined
  const migrations = courseFiles.map(({ migration }) => ({ ...migration, checksum: '' }))
  return stepsBetween({ history: { migrations, lockfile: null }, seed: { course } }, from, to)
}
