import type { Catalog } from './catalog.ts'

// Each query returns one object a row, in the form that `Catalog` promises; `readCatalog` sorts them.

const JOURNAL = '_prisma_migrations'

/** SQL: what an extension brought, or PostgreSQL itself, such as the constructors of a range type. */
const brought = (catalog: string, oid: string) =>
  `EXISTS (SELECT FROM pg_depend WHERE classid = '${catalog}'::regclass AND objid = ${oid} AND deptype IN (${catalog === 'pg_proc' ? "'e', 'i'" : "'e'"}))`

/** SQL: a list as JSON, empty rather than null. */
const list = (sql: string, order: string) =>
  `(SELECT coalesce(json_agg(to_jsonb(item) - 'place' ORDER BY ${order}), '[]') FROM (${sql}) AS item)`

const byName = (sql: string) => list(sql, 'name COLLATE "C"')

const columns = `
  SELECT attname AS name, format_type(atttypid, atttypmod) AS type, NOT attnotnull AS nullable,
    pg_get_expr(adbin, adrelid) AS default,
    CASE WHEN attidentity <> '' THEN 'identity' WHEN attgenerated <> '' THEN 'generated' ELSE 'plain' END AS kind,
    attnum AS place
  FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped`

// PostgreSQL 18 has a row for each NOT NULL as well (type n): the column says it already.
const constraints = `
  SELECT conname AS name, CASE contype WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclude'
    WHEN 'f' THEN 'foreign key' WHEN 'p' THEN 'primary key' ELSE 'unique' END AS type,
    pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE conrelid = c.oid AND contype IN ('c', 'f', 'p', 'u', 'x')`

const indexes = `
  SELECT i.relname AS name, amname AS method, indisunique AS unique,
    regexp_replace(pg_get_indexdef(i.oid), '^.*? USING ', '') AS definition, indisvalid AS valid,
    EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u', 'x')) AS "ofConstraint"
  FROM pg_index JOIN pg_class AS i ON i.oid = indexrelid JOIN pg_am ON pg_am.oid = i.relam
  WHERE indrelid = c.oid`

const triggers = `
  SELECT tgname AS name, regexp_replace(pg_get_triggerdef(oid), '^CREATE ', '')
    || CASE tgenabled WHEN 'O' THEN '' WHEN 'D' THEN ' (disabled)' ELSE ' (enabled: ' || tgenabled::text || ')' END AS definition
  FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal`

const policies = `
  SELECT polname AS name, concat_ws(' ',
    CASE WHEN polpermissive THEN 'permissive' ELSE 'restrictive' END,
    CASE polcmd WHEN 'r' THEN 'for select' WHEN 'a' THEN 'for insert' WHEN 'w' THEN 'for update'
      WHEN 'd' THEN 'for delete' ELSE 'for all' END,
    'to ' || (SELECT string_agg(CASE role WHEN 0 THEN 'public' ELSE pg_get_userbyid(role) END, ', ')
      FROM unnest(polroles) AS role),
    'using (' || pg_get_expr(polqual, polrelid) || ')',
    'with check (' || pg_get_expr(polwithcheck, polrelid) || ')') AS definition
  FROM pg_policy WHERE polrelid = c.oid`

const rules = `
  SELECT rulename AS name, pg_get_ruledef(oid) AS definition
  FROM pg_rewrite WHERE ev_class = c.oid AND rulename <> '_RETURN'`

const tables = `
  SELECT relname AS name,
    CASE WHEN relpersistence = 'u' THEN 'unlogged ' ELSE '' END || CASE relkind WHEN 'f' THEN 'foreign table'
      WHEN 'p' THEN 'partitioned table by ' || pg_get_partkeydef(oid) ELSE 'table' END
      || coalesce(' partition ' || pg_get_expr(relpartbound, oid), '') AS kind,
    ${list(columns, 'place')} AS columns, ${byName(constraints)} AS constraints,
    ${byName(indexes)} AS indexes, ${byName(triggers)} AS triggers, ${byName(policies)} AS policies,
    ${byName(rules)} AS rules,
    CASE WHEN relrowsecurity AND relforcerowsecurity THEN 'on, forced' WHEN relrowsecurity THEN 'on'
      ELSE 'off' END AS "rowSecurity"
  FROM pg_class AS c
  WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p', 'f')
    AND relname <> '${JOURNAL}' AND NOT ${brought('pg_class', 'c.oid')}`

const views = `
  SELECT relname AS name, CASE relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END
    || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '')
    || ' as ' || btrim(pg_get_viewdef(oid), E' \\n;') AS definition
  FROM pg_class AS c
  WHERE relnamespace = to_regnamespace('public') AND relkind IN ('v', 'm') AND NOT ${brought('pg_class', 'c.oid')}`

const sequences = `
  SELECT relname AS name, format('%s start %s increment %s from %s to %s%s', format_type(seqtypid, NULL),
      seqstart, seqincrement, seqmin, seqmax, CASE WHEN seqcycle THEN ' cycle' END) AS definition,
    (SELECT format('%s.%s', owner.relname, attname) FROM pg_depend
      JOIN pg_class AS owner ON owner.oid = refobjid
      JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
      WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i')) AS "ownedBy"
  FROM pg_class AS c JOIN pg_sequence ON seqrelid = c.oid
  WHERE relnamespace = to_regnamespace('public') AND NOT ${brought('pg_class', 'c.oid')}`

const functions = `
  SELECT format('%I(%s)', proname, pg_get_function_identity_arguments(oid)) AS name,
    CASE prokind WHEN 'a' THEN 'aggregate returning ' || format_type(prorettype, NULL)
      ELSE regexp_replace(pg_get_functiondef(oid), '^CREATE OR REPLACE ', '') END AS definition
  FROM pg_proc AS p
  WHERE pronamespace = to_regnamespace('public') AND NOT ${brought('pg_proc', 'p.oid')}`

const typeDefinition = `
  CASE typtype
    WHEN 'e' THEN (SELECT 'enum (' || string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) || ')'
      FROM pg_enum WHERE enumtypid = t.oid)
    WHEN 'd' THEN concat_ws(' ', 'domain over', format_type(typbasetype, typtypmod),
      CASE WHEN typnotnull THEN 'not null' END, 'default ' || typdefault,
      (SELECT string_agg(pg_get_constraintdef(oid), ' ' ORDER BY conname) FROM pg_constraint
        WHERE contypid = t.oid AND contype = 'c'))
    WHEN 'c' THEN (SELECT '(' || string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum) || ')'
      FROM pg_attribute WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped)
    WHEN 'r' THEN (SELECT 'range of ' || format_type(rngsubtype, NULL) FROM pg_range WHERE rngtypid = t.oid)
    ELSE 'base type' END`

// A table, and a type with its array or multirange, each bring types of their own.
const types = `
  SELECT typname AS name, ${typeDefinition} AS definition
  FROM pg_type AS t
  WHERE typnamespace = to_regnamespace('public') AND typtype IN ('b', 'c', 'd', 'e', 'r') AND typelem = 0
    AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
    AND NOT ${brought('pg_type', 't.oid')}`

const extensions = "SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql'"

/** SQL that reads one part of a catalog each. */
export const catalogQueries = {
  extensions,
  tables,
  views,
  sequences,
  functions,
  types,
} satisfies Record<keyof Catalog, string>
