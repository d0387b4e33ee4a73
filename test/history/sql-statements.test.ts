import { expect, test } from 'vitest'
import { splitStatements } from '../../src/history/sql-statements.ts'

const split = (sql: string) => splitStatements(sql).map((statement) => statement.sql)

const whole = [
  "SELECT ';', E'\\';', U&'\\0041;', $$ ; $$, $a$ $$ ; $b$ $a$, \";\", $1;",
  'SELECT /* ; /* ; */ ; */ 1 -- ;\n;',
  'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;',
  'create or replace procedure "p;"() begin atomic insert into t values (1); end;',
  'CREATE FUNCTION begin(begin int) RETURNS int LANGUAGE sql RETURN 1;',
  'SELECT a$b$c, 1 FROM t AS "x""; y";',
  "SELECT 'it''s; fine', 'two\nlines;'",
]
test.each(whole)('one statement: %s', (sql) => {
  expect(split(sql)).toEqual([sql])
})

test('statements begin after comments and end with their semicolon', () => {
  const sql = '-- one\nSELECT 1; /* two */ SELECT 2 -- end\n;;\n  select 3 \n'
  expect(splitStatements(sql)).toEqual([
    { sql: 'SELECT 1;', start: 7, end: 16, words: ['SELECT', '1'] },
    { sql: 'SELECT 2 -- end\n;', start: 27, end: 44, words: ['SELECT', '2'] },
    { sql: 'select 3', start: 48, end: 56, words: ['SELECT', '3'] },
  ])
})

test.each(['', ' \n', '-- nothing', '/* to do */ ;', "/* without an end ' ;"])(
  'no statement: %j',
  (sql) => {
    expect(split(sql)).toEqual([])
  },
)

test.each(["SELECT 'open; SELECT 2", 'SELECT $$ open; SELECT 2', 'SELECT "open; SELECT 2'])(
  'what is not closed holds the rest: %s',
  (sql) => {
    expect(split(sql)).toEqual([sql])
  },
)
