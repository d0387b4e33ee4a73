import type { Lineage } from '../survival/lineage.ts'
import type { Course } from './course.ts'
import type { Field } from './lesson.ts'

/** The phase that brings the embeddings, and so needs pgvector. */
export const VECTOR_PHASE = 4

/** The table the course is about. */
export const TABLE = 'users'

/**
 * Where the fields live at a phase; at base (0) there is no field and no table. Beyond the last phase,
 * where a person's own migrations stand, it is that of the last: see `readLineage`.
 */
export function lineageAt(course: Course, phase: number): Lineage {
  const columns = course.lessons[Math.min(phase, course.lessons.length) - 1]?.columns ?? {}
  return { table: TABLE, key: 'id', columns: columns as Lineage['columns'] }
}

/** The fields that a phase brings, and that its rollback therefore loses. */
export function fieldsBroughtBy(course: Course, phase: number): Field[] {
  const before = lineageAt(course, phase - 1).columns
  const fields = Object.keys(lineageAt(course, phase).columns) as Field[]
  return fields.filter((field) => !(field in before))
}
