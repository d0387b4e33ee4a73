import { Problem } from '../problem.ts'
import type { Database } from './database.ts'
import { readServerVersion } from './server-version.ts'

/** The first version with HNSW indexes. */
const OLDEST = [0, 5] as const

export interface VectorVersions {
  /** What CREATE EXTENSION would install; null when the server doesn't have it. */
  available: string | null
  /** What this database has; null before phase 4. */
  installed: string | null
}

export async function readVectorVersions(database: Database): Promise<VectorVersions> {
  const [row] = await database.query<VectorVersions>(`
    SELECT default_version AS available, installed_version AS installed
      FROM pg_available_extensions WHERE name = 'vector'`)
  return row ?? { available: null, installed: null }
}

/** Throws the Problems `VECTOR_UNAVAILABLE` and `VECTOR_TOO_OLD` when phase 4 can't run here. */
export async function requireVector(database: Database): Promise<void> {
  const major = Math.floor((await readServerVersion(database)) / 10_000)
  const problem = vectorProblem(await readVectorVersions(database), major)
  if (problem) throw problem
}

/** The rule of `requireVector`, apart from the questions. */
export function vectorProblem(versions: VectorVersions, major: number): Problem | undefined {
  const { available, installed } = versions
  const install = `Install it on the server (Debian and Ubuntu: apt install postgresql-${major}-pgvector), use compose.yaml (docker compose up -d), or remove DATABASE_URL to use the embedded server, then: npm run phase -- 4`
  if (available === null) {
    return new Problem('VECTOR_UNAVAILABLE', {
      message: 'Phase 4 needs the extension pgvector, and this server does not have it.',
      fix: install,
    })
  }
  if (isTooOld(available)) {
    return new Problem('VECTOR_TOO_OLD', {
      message: `Phase 4 needs pgvector ${OLDEST.join('.')} or newer; this server has ${available}.`,
      fix: install,
    })
  }
  if (installed === null || !isTooOld(installed)) return undefined
  return new Problem('VECTOR_TOO_OLD', {
    message: `Phase 4 needs pgvector ${OLDEST.join('.')} or newer; this database has ${installed}, the server has ${available}.`,
    fix: "Update it: psql -c 'ALTER EXTENSION vector UPDATE'",
  })
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])
}
