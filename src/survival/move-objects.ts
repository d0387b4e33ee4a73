import type { Database } from '../database/database.ts'

// What a learner can make in a schema, each with the words that name it in ALTER … SET SCHEMA.
// Indexes, triggers, constraints and owned sequences go with their table; an extension's own stay.
const OBJECTS = `
  SELECT 'pg_class'::regclass AS catalog, c.oid,
    CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
      WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
    format('%I.%I', $1::text, relname) AS name
  FROM pg_class AS c
  WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)
    AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    AND NOT (relkind = 'S' AND EXISTS (SELECT FROM pg_depend
      WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i')))
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END,
    format('%I.%I', $1::text, typname)
  FROM pg_type AS t
  WHERE typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)
    AND (typtype IN ('d', 'e', 'r')
      OR (typtype = 'c' AND (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c'))
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, 'ROUTINE',
    format('%I.%I(%s)', $1::text, proname, pg_get_function_identity_arguments(p.oid))
  FROM pg_proc AS p WHERE pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)`

/**
 * Moves everything a person made in one schema to another, as it is: no row is copied. Relations in
 * `except` stay. Returns how many objects went.
 */
export async function moveObjects(
  database: Database,
  from: string,
  to: string,
  except: readonly string[] = [],
): Promise<number> {
  const objects = await database.query<{ kind: string; name: string }>(
    `SELECT kind, name FROM (${OBJECTS}) AS o
     WHERE NOT EXISTS (SELECT FROM pg_depend AS d
         WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
       AND name NOT IN (SELECT format('%I.%I', $1::text, n) FROM jsonb_array_elements_text($2::jsonb) AS n)`,
    [from, JSON.stringify(except)],
  )
  for (const { kind, name } of objects) {
    await database.execute(`ALTER ${kind} ${name} SET SCHEMA ${to}`)
  }
  return objects.length
}
