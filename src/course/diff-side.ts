import { Problem } from '../problem.ts'
import type { Line } from './line.ts'
import { didYouMean, requirePlace } from './target.ts'

/** What a person may put on a side of a diff: a place (see `Line`), or the lab database as it is. */
export type DiffSide = number | 'database'

/**
 * The side that a word means: `1` to `4`, `base`, `head`, a migration's or lesson's name, or
 * `database`. Throws the Problem `DIFF_SIDE_UNKNOWN`; a step such as `next` has nothing to start
 * from here.
 */
export function requireSide(word: string, line: Line): DiffSide {
  if (word === 'database') return 'database'
  try {
    return requirePlace(word, line, '')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const head = line.seed.course.lessons.length
    const names = line.history.migrations.map(({ name }) => name.replace(/^\d{14}_/, ''))
    throw new Problem('DIFF_SIDE_UNKNOWN', {
      message: `diff doesn't know "${word}". It takes base, 1 to ${head}, head, the name of a migration or lesson, or database.${didYouMean(word, ['base', 'head', 'database', ...names])}`,
      fix: `npm run diff -- ${head - 1} head`,
    })
  }
}
