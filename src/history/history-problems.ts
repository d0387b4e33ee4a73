import { Problem } from '../problem.ts'

const START_OVER =
  'See what is different: npm run status. Start over, with what is there kept for npm run undo: npm run reset -- head'

const restore = (name: string) => `git checkout -- prisma/migrations/${name}`

export const migrationMissing = (name: string) =>
  new Problem('MIGRATION_MISSING', {
    message: `The migration folder prisma/migrations/${name} is missing or has no migration.sql.`,
    fix: `Restore it: ${restore(name)}`,
  })

export const migrationUnreadable = (file: string, cause: unknown) =>
  new Problem('MIGRATION_UNREADABLE', {
    message: `prisma/migrations/${file} can't be read: ${cause instanceof Error ? cause.message.replace(/,.*$/, '') : cause}.`,
    fix: `Look at it: ls -l prisma/migrations/${file}`,
    cause,
  })

export const downMissing = (name: string) =>
  new Problem('DOWN_MISSING', {
    message: `Migration ${name} has no down.sql, so it can't be rolled back.`,
    fix: `Write what undoes it into prisma/migrations/${name}/down.sql, or, where git has it: ${restore(`${name}/down.sql`)}`,
  })

export const migrationAmongLessons = (name: string, before: string) =>
  new Problem('MIGRATION_AMONG_LESSONS', {
    message: `Migration ${name} stands before ${before}, a migration of the course: your own come after the course's, in the order of their names.`,
    fix: `Give its folder a later timestamp: mv prisma/migrations/${name} prisma/migrations/<timestamp>_<name>`,
  })

export const migrationEdited = (name: string) =>
  new Problem('MIGRATION_EDITED', {
    message: `Migration ${name} was changed after it was applied to this database.`,
    fix: `Put the change in a new migration, and restore this one: ${restore(name)}`,
  })

export const migrationUnknown = (name: string) =>
  new Problem('MIGRATION_UNKNOWN', {
    message: `This database holds migration ${name}, which is not in prisma/migrations.`,
    fix: START_OVER,
  })

export const migrationFailed = (name: string) =>
  new Problem('MIGRATION_FAILED', {
    message: `Migration ${name} was started on this database and did not finish.`,
    fix: 'See what it left behind, and what mends that: npm run status',
  })

export const migrationsOutOfOrder = (applied: string, missing: string) =>
  new Problem('MIGRATIONS_OUT_OF_ORDER', {
    message: `Migration ${applied} is applied, but ${missing} before it is not.`,
    fix: START_OVER,
  })
