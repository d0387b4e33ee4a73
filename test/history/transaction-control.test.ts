import { expect, test } from 'vitest'
import { requireNoTransactionControl } from '../../src/history/transaction-control.ts'

const refused = [
  'COMMIT',
  'BEGIN; SELECT 1',
  'SELECT 1; commit ;',
  'SELECT 1;\n-- and now\nROLLBACK',
  'SELECT $$ COMMIT $$; ABORT',
  "SELECT 'it''s'; START  TRANSACTION",
  'SELECT 1; END',
  'SELECT 1; END WORK;',
]
test.each(refused)('refused: %s', (sql) => {
  expect(() => requireNoTransactionControl(sql, 'x/migration.sql')).toThrow(/transaction/)
})

const accepted = [
  'SELECT 1',
  '-- COMMIT\nSELECT 1',
  '/* ; COMMIT */ SELECT 1',
  "SELECT '; COMMIT;'",
  'SELECT ";COMMIT"',
  'DO $$ BEGIN PERFORM 1; END $$',
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $body$ SELECT 1; $body$',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END',
  'ALTER TABLE t ADD COLUMN commit text; UPDATE t SET commit = 1',
  "SELECT E'\\'; COMMIT; '",
]
test.each(accepted)('accepted: %s', (sql) => {
  expect(() => requireNoTransactionControl(sql, 'x/migration.sql')).not.toThrow()
})
