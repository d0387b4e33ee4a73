import { createHash } from 'node:crypto'
import type { Migration } from '../../../src/history/migration.ts'
import type { OwnDatabase } from '../../../src/learn/evidence.ts'
import type { LearnerProject } from '../../../src/learn/learner-project.ts'

/** A migration folder with its checksum. */
export function migration(name: string, up: string, down?: string): Migration {
  return { name, up, down, checksum: createHash('sha256').update(up).digest('hex') }
}

/** The project with another schema: `change` is given the text. */
export function withSchema(
  project: LearnerProject,
  change: (schema: string) => string,
): LearnerProject {
  return { ...project, schema: change(project.schema ?? '') }
}

/** The project with other SQL in its last migration. */
export function withSql(
  project: LearnerProject,
  sql: { up?: string; down?: string | undefined },
): LearnerProject {
  const last = lastOf(project)
  const { up, down } = { ...last, ...sql }
  return withLast(project, [migration(last.name, up, down)])
}

/** The project with `migrations` in place of its last one, in the order of their names. */
export function withLast(
  project: LearnerProject,
  migrations: readonly Migration[],
): LearnerProject {
  const all = [...project.migrations.slice(0, -1), ...migrations]
  return { ...project, migrations: all.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** The project with its migration number `place`, from 1, changed; without it for `undefined`. */
export function withMigration(
  project: LearnerProject,
  place: number,
  change: (migration: Migration) => Migration | undefined,
): LearnerProject {
  const changed = project.migrations.flatMap((each, index) => {
    const result = index === place - 1 ? change(each) : each
    return result === undefined ? [] : [result]
  })
  return { ...project, migrations: changed.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

export function lastOf({ migrations }: LearnerProject): Migration {
  const last = migrations.at(-1)
  if (last === undefined) throw new Error('the project has no migration')
  return last
}

/** An own database that has run all of the project's migrations. */
export function ownOf({ migrations }: LearnerProject): OwnDatabase {
  return {
    applied: migrations.map(({ name, checksum }) => ({ name, checksum })),
    failed: [],
    extensions: ['vector'],
    rows: 100,
  }
}
