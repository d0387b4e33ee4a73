import { course } from '../../lessons/course.ts'
import { type Cell, diffRows, type RowDiff, type SampledRows } from '../../src/course/diff-rows.ts'
import { lineageAt } from '../../src/course/lineage-at.ts'
import type { SampleRow, StepReport } from '../../src/course/step-report.ts'

/** The rows that a step's report shows, each value with what became of it. */
export function stepRows({ before, after, from, to }: StepReport): RowDiff[] {
  return diffRows(sampledRows(before, from), sampledRows(after, to))
}

function sampledRows(rows: readonly SampleRow[], phase: number): SampledRows {
  const { key, columns } = lineageAt(course, phase)
  const fields = [[key, key] as const, ...Object.entries(columns)]
  return new Map(
    rows.map((row) => {
      const cells = fields.flatMap(([field, column]): [string, Cell][] =>
        column && column in row ? [[field, { column, value: textOf(row[column]) }]] : [],
      )
      return [String(row[key]), new Map(cells)]
    }),
  )
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
