import { expect, test } from 'vitest'
import { parseDatabaseCommand } from '../../src/database/database-command.ts'

test.each([
  ['CREATE DATABASE shop', { action: 'create', name: 'shop', options: '' }],
  [' create  database\n"Shop" ; ', { action: 'create', name: 'Shop', options: '' }],
  ['CREATE DATABASE Shop;', { action: 'create', name: 'shop', options: '' }],
  ['CREATE DATABASE "a""b"', { action: 'create', name: 'a"b', options: '' }],
  [
    "CREATE DATABASE shop ENCODING 'UTF8'",
    { action: 'create', name: 'shop', options: "ENCODING 'UTF8'" },
  ],
  ['DROP DATABASE shop', { action: 'drop', name: 'shop', ifExists: false, force: false }],
  [
    'DROP DATABASE IF EXISTS "Shop" WITH (FORCE);',
    { action: 'drop', name: 'Shop', ifExists: true, force: true },
  ],
  ['DROP DATABASE shop (force)', { action: 'drop', name: 'shop', ifExists: false, force: true }],
  ["SELECT 'CREATE DATABASE shop'", undefined],
  ['CREATE DATABASE shop; SELECT 1', undefined],
  ['DROP DATABASE shop; DROP TABLE users', undefined],
  ['CREATE TABLE database (id int)', undefined],
  ['', undefined],
])('%j is %j', (sql, command) => {
  expect(parseDatabaseCommand(sql)).toEqual(command)
})
