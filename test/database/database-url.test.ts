import { expect, test } from 'vitest'
import {
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
