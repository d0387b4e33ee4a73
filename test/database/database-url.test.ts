import { expect, test } from 'vitest'
import {
  asPgUrl,
  databaseName,
  redactUrl,
  requireDatabaseUrl,
  withDatabase,
} from '../../src/database/database-url.ts'

test.each([
  ['', 'is not a PostgreSQL connection URL'],
  ['localhost/lab', 'is not a PostgreSQL connection URL'],
  ['mysql://me:s3cret@localhost/lab', 'is not a PostgreSQL connection URL'],
  ['postgresql://me:s3c/ret@localhost/lab', 'is not a PostgreSQL connection URL'],
  ['postgresql://me:s3cret@localhost', 'names no database'],
  ['postgresql://me:s3cret@localhost/', 'names no database'],
])('%j %s, and the message shows no password', (text, why) => {
  const check = () => requireDatabaseUrl(text, 'DATABASE_URL')
  expect(check).toThrow(`DATABASE_URL ${why}.`)
  expect(check).not.toThrow('s3c')
})

test.each(['template0', 'template1', 'Template1'])('%s is no database to work in', (name) => {
  const check = () => requireDatabaseUrl(`postgresql://me@host/${name}`, 'DATABASE_URL')
  const isTemplate = name === name.toLowerCase()
  if (!isTemplate) expect(check).not.toThrow()
  else {
    expect(check).toThrow(
      expect.objectContaining({
        code: 'DATABASE_IS_TEMPLATE',
        fix: 'Name a database of its own in .env (createdb prisma_migration_lab), then: npm run db -- status',
      }),
    )
  }
})

test('a schema other than public is refused: Prisma would honour it, and the lab would not', () => {
  const check = (query: string) => () =>
    requireDatabaseUrl(`postgresql://me@host/lab?${query}`, 'DATABASE_URL')
  expect(check('schema=public')).not.toThrow()
  expect(check('schema=')).not.toThrow()
  expect(check('schema=foo')).toThrow(
    expect.objectContaining({
      code: 'SCHEMA_NOT_PUBLIC',
      message: 'DATABASE_URL names schema foo; the lab works in schema public alone.',
      fix: 'Take ?schema=foo out of DATABASE_URL, then: npm run db -- status',
    }),
  )
})

test('sslmode means to pg what it means to PostgreSQL, and pg warns of nothing', () => {
  const query = (text: string) => new URL(asPgUrl(`postgresql://host/lab${text}`)).search
  expect(query('')).toBe('')
  expect(query('?sslmode=disable')).toBe('?sslmode=disable')
  expect(query('?sslmode=no-verify')).toBe('?sslmode=no-verify')
  expect(query('?sslmode=require')).toBe('?sslmode=require&uselibpqcompat=true')
  expect(query('?sslmode=verify-ca')).toBe('?sslmode=verify-full')
  expect(query('?sslmode=verify-ca&sslrootcert=a.pem')).toBe(
    '?sslmode=verify-ca&sslrootcert=a.pem&uselibpqcompat=true',
  )
})

test('a URL is taken apart and changed as PostgreSQL reads it', () => {
  const text = 'postgresql://me:p%40ss@db.example:6432/my%20lab?sslmode=require'
  expect(databaseName(requireDatabaseUrl(text, 'DATABASE_URL'))).toBe('my lab')
  expect(withDatabase(text, 'a/b')).toBe(
    'postgresql://me:p%40ss@db.example:6432/a%2Fb?sslmode=require',
  )
})

test.each([
  ['postgresql://me:s3cret@host/lab', 'postgresql://me:***@host/lab'],
  ['postgresql://me@host/lab', 'postgresql://me@host/lab'],
  [
    'postgresql://host/lab?user=me&password=s3cret&sslpassword=s3cret',
    'postgresql://host/lab?user=me&password=***&sslpassword=***',
  ],
])('%s is shown as %s', (text, shown) => {
  expect(redactUrl(text)).toBe(shown)
})
