import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

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

// The platform's own digest is missing in a page that comes over plain HTTP, as in a classroom.
export async function checksumOf(sql: string): Promise<string> {
  return bytesToHex(sha256(utf8ToBytes(sql)))
}
