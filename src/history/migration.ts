/** One folder in `prisma/migrations`. */
export interface Migration {
  /** The folder's name: `20260101000100_create_users`. */
  name: string
  /** Contents of `migration.sql`. */
  up: string
  /** Contents of `down.sql`; undefined when there is no such file. */
  down: string | undefined
  /** SHA-256 of `migration.sql` in hexadecimal, as Prisma writes it into its journal. */
  checksum: string
}

/** The migrations folder, oldest migration first. */
export interface History {
  migrations: readonly Migration[]
  /** Contents of `migration_lock.toml`; null when there is none. */
  lockfile: string | null
}

export async function checksumOf(sql: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sql))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
