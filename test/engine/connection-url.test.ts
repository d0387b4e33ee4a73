import { expect, test } from 'vitest'
import { readConnectionUrl } from '../../src/engine/connection-url.ts'

const REMOTE = 'postgresql://ada:p%40ss@db.example.org/lab'
const LOCAL = 'postgres://ada@localhost:5433/lab'

// What `pg` is given to try, by what Prisma is given.
const ATTEMPTS: [url: string, attempts: string[]][] = [
  [LOCAL, [`${LOCAL}?sslmode=disable`]],
  [REMOTE, [`${REMOTE}?sslmode=no-verify`, `${REMOTE}?sslmode=disable`]],
  [`${REMOTE}?sslmode=disable`, [`${REMOTE}?sslmode=disable`]],
  [`${REMOTE}?sslmode=require&pgbouncer=true`, [`${REMOTE}?sslmode=no-verify`]],
  [`${REMOTE}?sslmode=require&sslaccept=strict`, [`${REMOTE}?sslmode=verify-full`]],
  [`${REMOTE}?sslmode=verify-ca`, [`${REMOTE}?sslmode=verify-full`]],
  [
    `${REMOTE}?sslmode=require&sslcert=ca.pem&connection_limit=3&schema=x&application_name=lab`,
    [`${REMOTE}?sslmode=no-verify&application_name=lab&sslrootcert=ca.pem`],
  ],
]

test('parameters are those that pg understands as Prisma does', () => {
  const found = ATTEMPTS.map(([url]) => [url, readConnectionUrl(url).attempts])
  expect(found).toEqual(ATTEMPTS)
})

test('the parts are those that Prisma shows, with its defaults', () => {
  const { attempts: _attempts, ...parts } = readConnectionUrl('postgresql://localhost?schema=x')
  expect(parts).toEqual({
    schemaName: 'x',
    host: 'localhost',
    port: 5432,
    user: 'postgres',
    database: 'postgres',
  })
  expect(readConnectionUrl(LOCAL)).toMatchObject({ schemaName: 'public', port: 5433, user: 'ada' })
})
