import type { Migration } from '../history/migration.ts'

/** What a learner has written: a Prisma project as files, read once for each check. */
export interface LearnerProject {
  /** Contents of `prisma/schema.prisma`; undefined when there is no such file. */
  schema: string | undefined
  /** The folders in `prisma/migrations`, oldest first; `up` is empty where there is no `migration.sql`. */
  migrations: readonly Migration[]
  /** Contents of further files that a lesson asks for, by name: `backfill.sql`. */
  files: Readonly<Record<string, string>>
}
