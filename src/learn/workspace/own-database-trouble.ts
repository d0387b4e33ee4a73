import type { OwnDatabase } from '../evidence.ts'
import type { LearnerProject } from '../learner-project.ts'

/**
 * What no task asks for and yet is in the way, in sentences: the learner's own database was moved by
 * somebody else. `earlier` are the migrations of the phases before the lesson.
 */
export function describeOwnTrouble(
  own: OwnDatabase,
  project: LearnerProject,
  earlier: readonly string[],
): string[] {
  const applied = own.applied.map(({ name }) => name)
  const known = project.migrations.map(({ name }) => name)
  const unknown = applied.filter((name) => !known.includes(name) && !earlier.includes(name))
  const missing = earlier.filter((name) => !applied.includes(name))
  const remedy = 'To put it at the start of the lesson: npm run learn -- --reset-database'
  return [
    ...(unknown.length > 0
      ? [`Your own database has run what is not in your folders: ${unknown.join(', ')}. ${remedy}`]
      : []),
    ...(missing.length > 0
      ? [
          `Your own database has not run what the lesson starts from: ${missing.join(', ')}. ${remedy}`,
        ]
      : []),
  ]
}
