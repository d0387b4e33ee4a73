import { course } from '../../lessons/course.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import { readContext } from '../../src/lab.node.ts'
import { type Lab, openLab } from '../../src/lab.ts'
import { type Backend, testSettings, withEmptyDatabase } from './backends.ts'

export interface TestLab {
  lab: Lab
  context: LabContext
}

/** The lab over an empty database of `backend`; `change` may alter what it works with. */
export async function withTestLab<T>(
  backend: Backend,
  work: (test: TestLab) => Promise<T>,
  change: (context: LabContext) => LabContext = (context) => context,
): Promise<T> {
  return withEmptyDatabase(backend, async (database) => {
    const context = change(await readContext(database, course, testSettings))
    return work({ lab: openLab(context), context })
  })
}

/** The same history with one migration's SQL, up or down, replaced. */
export function withSql(
  context: LabContext,
  phase: number,
  sql: { up?: string; down?: string },
): LabContext {
  const name = context.seed.course.lessons[phase - 1]?.migration
  const migrations = context.history.migrations.map((migration) =>
    migration.name === name ? { ...migration, ...sql } : migration,
  )
  return { ...context, history: { ...context.history, migrations } }
}
