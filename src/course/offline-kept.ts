import { quoteLiteral } from '../database/quote.ts'
import { block, tableExists } from '../history/offline-block.ts'
import { KEPT_KEYS } from '../history/offline-guard.ts'
import { COPIES_KEPT, CREATE_KEPT } from '../survival/kept.ts'
import type { Lineage } from '../survival/lineage.ts'

/** SQL that does what `keepValues` does, for values that are known when the script runs. */
export function keepSql(lineage: Lineage, fields: readonly string[], phase: number): string {
  const others = phase === 1 ? `\n    UNION ALL ${otherColumns(lineage)}` : ''
  return block(
    ['kept_id integer', 'kept_fields jsonb', 'copies text', 'old_id integer'],
    `${CREATE_KEPT.trim()};
SELECT jsonb_agg(field ORDER BY place),
    string_agg(format('%I::text AS %I', "column", field), ', ' ORDER BY place)
  INTO kept_fields, copies
  FROM (${lineageRows(lineage, fields)}${others}) AS lineage (place, field, "column");
INSERT INTO lab.kept (phase, fields) VALUES (${phase}, kept_fields) RETURNING id INTO kept_id;
EXECUTE format('CREATE TABLE lab.kept_%s AS SELECT id AS key, %s FROM public.users', kept_id, copies);
EXECUTE format('UPDATE lab.kept SET rows = (SELECT count(*) FROM lab.kept_%1$s) WHERE id = %1$s', kept_id);
FOR old_id IN SELECT id FROM lab.kept ORDER BY id DESC OFFSET ${COPIES_KEPT} LOOP
  EXECUTE format('DROP TABLE IF EXISTS lab.kept_%s', old_id);
  DELETE FROM lab.kept WHERE id = old_id;
END LOOP;`,
  )
}

/**
 * SQL that does what `restoreValues` does where values were kept from a phase's rollback, then runs
 * `seed`: always, or at phase 1 only where nothing was kept.
 */
export function restoreSql(
  lineage: Lineage,
  fields: readonly string[],
  phase: number,
  seed: string,
): string {
  const [write, otherwise] = phase === 1 ? [RESTORE_ROWS, `ELSE\n${seed}\n`] : [RESTORE_VALUES, '']
  return block(
    ['kept_id integer', 'names text', 'types text', 'pairs text'],
    `DELETE FROM pg_temp.${KEPT_KEYS};
IF ${tableExists('lab', 'kept')} THEN
  SELECT id INTO kept_id FROM lab.kept WHERE phase = ${phase} AND restored_at IS NULL
    ORDER BY id DESC LIMIT 1;
END IF;
IF kept_id IS NOT NULL THEN
  SELECT string_agg(format('%I', attname), ', '),
      string_agg(format('kept.%I::%s', field, format_type(atttypid, atttypmod)), ', '),
      string_agg(format('%I = kept.%I::%s', attname, field, format_type(atttypid, atttypmod)), ', ')
    INTO names, types, pairs
    FROM (${lineageRows(lineage, fields)}) AS lineage (place, field, "column")
    JOIN pg_attribute ON attrelid = 'public.users'::regclass AND attname = "column"
    WHERE field IN (SELECT jsonb_array_elements_text(k.fields) FROM lab.kept AS k WHERE id = kept_id);
  ${write}
  UPDATE lab.kept SET restored_at = now() WHERE id = kept_id;
  EXECUTE format('INSERT INTO pg_temp.${KEPT_KEYS} SELECT key FROM lab.kept_%s', kept_id);
${otherwise}END IF;${phase === 1 ? '' : `\n${seed}`}`,
  )
}

const RESTORE_ROWS =
  "EXECUTE format('INSERT INTO public.users (id, %s) SELECT key, %s FROM lab.kept_%s AS kept', names, types, kept_id);"

const RESTORE_VALUES =
  "EXECUTE format('UPDATE public.users AS t SET %s FROM lab.kept_%s AS kept WHERE kept.key = t.id', pairs, kept_id);"

function lineageRows({ columns }: Lineage, fields: readonly string[]): string {
  const rows = fields.map(
    (field, index) =>
      `(${index}, ${quoteLiteral(field)}, ${quoteLiteral(columns[field] ?? field)})`,
  )
  return `VALUES ${rows.join(', ')}`
}

/** Columns that a learner added, named as `readLineage` names them. */
function otherColumns({ key, columns }: Lineage): string {
  const list = (names: readonly (string | null)[]) =>
    names.map((name) => quoteLiteral(name ?? '')).join(', ')
  return `SELECT 100 + attnum,
      CASE WHEN attname IN (${list(Object.keys(columns))}) THEN 'column ' ELSE '' END || attname, attname
      FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attnum > 0
        AND NOT attisdropped AND attname NOT IN (${list([key, ...Object.values(columns)])})`
}
