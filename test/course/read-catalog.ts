import type { Database } from '../../src/database/database.ts'

/**
 * Every relation, column, index, constraint, type and function that a person made in `public`, as
 * lines; what belongs to an extension is left out.
 */
export async function readCatalog(database: Database): Promise<string[]> {
  const rows = await database.query<{ line: string }>(`
    WITH own AS (
      SELECT c.oid, c.relname, c.relkind FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    )
    SELECT format('%s %s', relkind, relname) AS line FROM own
    UNION ALL
    SELECT format('column %s.%s %s %s default %s', relname, attname,
      format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid))
    FROM own JOIN pg_attribute ON attrelid = own.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind = 'r'
    UNION ALL
    SELECT pg_get_indexdef(oid) FROM own WHERE relkind = 'i'
    UNION ALL
    SELECT format('%s %s', conname, pg_get_constraintdef(k.oid))
    FROM own JOIN pg_constraint k ON k.conrelid = own.oid
    UNION ALL
    SELECT format('type %s', typname) FROM pg_type t
    WHERE typnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype IN ('e', 'i'))
    UNION ALL
    SELECT format('function %s', p.oid::regprocedure) FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY line`)
  return rows.map(({ line }) => line)
}
