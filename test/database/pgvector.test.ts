import { expect, test } from 'vitest'
import { openDatabase } from '../../src/database/open-database.node.ts'
import { readVectorVersions, requireVector, vectorProblem } from '../../src/database/pgvector.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'
import { plainPostgres, withPlainPostgres } from '../support/plain-postgres.ts'

test.each(backends)('%s: a server with pgvector has what phase 4 needs', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    const { available } = await readVectorVersions(database)
    expect(await readVectorVersions(database)).toEqual({ available, installed: null })
    await requireVector(database)
    await database.execute('CREATE EXTENSION vector')
    expect(await readVectorVersions(database)).toEqual({ available, installed: available })
    await requireVector(database)
  }),
)

const without = plainPostgres
  ? 'a server without pgvector is a Problem that says what to install'
  : 'a server without pgvector is a Problem (skipped: no initdb of a PostgreSQL without pgvector here)'

test.skipIf(!plainPostgres)(without, () =>
  withPlainPostgres(async (url) => {
    const database = await openDatabase(url)
    const problem = await requireVector(database).catch((error) => error)
    await database.close()
    expect(problem.code).toBe('VECTOR_UNAVAILABLE')
    expect(problem.message).toBe(
      'Phase 4 needs the extension pgvector, and this server does not have it.',
    )
    expect(problem.fix).toMatch(
      /^Install it on the server \(Debian and Ubuntu: apt install postgresql-\d+-pgvector\), use compose\.yaml \(docker compose up -d\), or remove DATABASE_URL to use the embedded server, then: npm run phase -- 4$/,
    )
  }),
)

test.each([
  [{ available: '0.4.4', installed: null }, 'VECTOR_TOO_OLD', 'this server has 0.4.4'],
  [{ available: '0.8.0', installed: '0.4.4' }, 'VECTOR_TOO_OLD', 'this database has 0.4.4'],
  [{ available: '0.5.0', installed: '0.5.0' }, undefined, ''],
  [{ available: '1.0.0', installed: null }, undefined, ''],
  [{ available: '0.10.0', installed: null }, undefined, ''],
])('%o is %s', (versions, code, words) => {
  const problem = vectorProblem(versions, 17)
  expect(problem?.code).toBe(code)
  expect(problem?.message ?? '').toContain(words)
})
