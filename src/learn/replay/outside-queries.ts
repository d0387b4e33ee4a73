// What is not the lesson's table, part by part: SQL for `object`, what a person calls it, and
// `definition`, which is another text when it was changed. `$1` is the oid of the lesson's table.

const PERSONS = "nspname !~ '^pg_' AND nspname <> 'information_schema'"

const broughtByExtension = (catalog: string, oid: string) =>
  `EXISTS (SELECT FROM pg_depend WHERE classid = '${catalog}'::regclass AND objid = ${oid} AND deptype = 'e')`

/** Table `users` by its name and by being the same as before, what belongs to it, and views over it. */
const AROUND_TABLE = `
  SELECT oid FROM own
  UNION SELECT objid FROM pg_depend JOIN own ON refobjid = own.oid
    WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
  UNION SELECT ev_class FROM pg_rewrite JOIN pg_depend ON objid = pg_rewrite.oid
    JOIN own ON refobjid = own.oid
    WHERE classid = 'pg_rewrite'::regclass AND refclassid = 'pg_class'::regclass
  UNION SELECT objid FROM pg_depend JOIN pg_class AS v ON v.oid = refobjid AND relname = 'users'
    WHERE classid = 'pg_class'::regclass AND relnamespace = to_regnamespace('public')`

const relations = `
  SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
      WHEN 'f' THEN 'foreign table' ELSE 'table' END
    || ' ' || CASE nspname WHEN 'public' THEN '' ELSE nspname || '.' END || relname AS object,
    concat_ws(' ', relowner, relacl::text, relpersistence, relrowsecurity,
      (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull), ', ' ORDER BY attnum)
        FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped),
      (SELECT string_agg(pg_get_constraintdef(oid), ', ' ORDER BY conname) FROM pg_constraint WHERE conrelid = c.oid),
      (SELECT string_agg(pg_get_indexdef(indexrelid), ', ' ORDER BY indexrelid) FROM pg_index WHERE indrelid = c.oid),
      (SELECT string_agg(tgname, ', ' ORDER BY tgname) FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal)
    ) AS definition
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
  WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${PERSONS} AND NOT ${broughtByExtension('pg_class', 'c.oid')}
    AND c.oid NOT IN (${AROUND_TABLE})`

const functions = `
  SELECT 'function ' || p.oid::regprocedure, md5(concat_ws(' ', prosrc, pg_get_function_sqlbody(p.oid), prosecdef, proowner, prokind))
  FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = pronamespace
  WHERE ${PERSONS} AND NOT ${broughtByExtension('pg_proc', 'p.oid')}`

const types = `
  SELECT CASE typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || format_type(t.oid, NULL), concat_ws(' ', typowner, typtype, typbasetype,
    (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
  FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = typnamespace
  WHERE ${PERSONS} AND typtype IN ('b', 'c', 'd', 'e', 'r') AND typelem = 0
    AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
    AND NOT ${broughtByExtension('pg_type', 't.oid')}`

const schemas = `
  SELECT 'schema ' || nspname, concat_ws(' ', nspowner, nspacl::text) FROM pg_namespace AS n
  WHERE ${PERSONS} AND NOT ${broughtByExtension('pg_namespace', 'n.oid')}`

const roles = `
  SELECT 'role ' || rolname, concat_ws(' ', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,
    rolreplication, rolbypassrls, rolconnlimit, rolpassword, rolvaliduntil,
    (SELECT string_agg(roleid::regrole::text, ', ' ORDER BY roleid) FROM pg_auth_members WHERE member = a.oid))
  FROM pg_authid AS a WHERE rolname !~ '^pg_'`

const databases = `
  SELECT 'database ' || datname, concat_ws(' ', datdba, datacl::text, datallowconn, datconnlimit) FROM pg_database`

const settings = `
  SELECT 'setting ' || split_part(setting, '=', 1) || CASE WHEN setdatabase <> 0 THEN
      ' of database ' || (SELECT datname FROM pg_database WHERE oid = setdatabase) ELSE '' END
    || CASE WHEN setrole <> 0 THEN ' of role ' || setrole::regrole ELSE '' END, setting
  FROM pg_db_role_setting, unnest(setconfig) AS setting
  UNION ALL
  SELECT 'setting ' || name || ' of the server', setting FROM pg_file_settings WHERE sourcefile ~ 'auto.conf$'`

// Beyond one database, or seldom used.
const others = `
  SELECT 'tablespace ' || spcname, spcowner::text FROM pg_tablespace
  UNION ALL SELECT 'event trigger ' || evtname, evtfoid::text || evtenabled::text FROM pg_event_trigger
  UNION ALL SELECT 'publication ' || pubname, pubowner::text FROM pg_publication
  UNION ALL SELECT 'server ' || srvname, srvoptions::text FROM pg_foreign_server
  UNION ALL SELECT 'language ' || lanname, lanowner::text FROM pg_language
  UNION ALL SELECT 'large object ' || oid, lomowner::text FROM pg_largeobject_metadata`

/** SQL: every object with its definition. */
export const surroundingsSql = `
  WITH own AS (
    SELECT oid FROM pg_class WHERE oid = $1::oid
      OR (relname = 'users' AND relnamespace = to_regnamespace('public'))
  )
  ${[relations, functions, types, schemas, roles, databases, settings, others].join('\n  UNION ALL ')}`
