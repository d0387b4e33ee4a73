import type { MigrationList } from '@prisma/schema-engine-wasm'
import type { History } from './migration.ts'

/** The first `count` migrations of a history as Prisma's engine takes them. */
export function migrationList({ migrations, lockfile }: History, count: number): MigrationList {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: migrations.slice(0, count).map(({ name, up }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: up } },
    })),
  }
}
