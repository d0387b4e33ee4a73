import { quoteLiteral } from '../database/quote.ts'
import { block } from '../history/offline-block.ts'
import { rememberCopies } from '../survival/kept-list.ts'
import {
  CREATE_RESTORE_POINTS,
  contentSchema,
  POINTS_KEPT,
  recordsSchema,
} from '../survival/restore-point.ts'
import { TABLE } from './lineage-at.ts'

/** SQL that does what `keepBeforeRollback` does; `before` says what it goes back before. */
export function restorePointSql(before: string, from: number): string {
  // format() puts the number of the restore point, or of an old one, in the place of %1$s.
  const [content, records] = [contentSchema('%1$s'), recordsSchema('%1$s')]
  const execute = (sql: string, id: string) => `EXECUTE format(${quoteLiteral(sql)}, ${id});`
  return block(
    ['point integer', 'old_id integer'],
    `${CREATE_RESTORE_POINTS.trim()};
INSERT INTO lab.restore_point (kind, before, phase, rows)
  SELECT 'rollback', ${quoteLiteral(before)}, ${from}, count(*) FROM public.${TABLE}
  RETURNING id INTO point;
${execute(`CREATE SCHEMA ${content}; CREATE SCHEMA ${records}`, 'point')}
${execute(`CREATE TABLE ${content}.${TABLE} AS TABLE public.${TABLE}`, 'point')}
${execute(`CREATE TABLE ${content}._prisma_migrations AS TABLE public._prisma_migrations`, 'point')}
${execute(rememberCopies(records).trim(), 'point')}
FOR old_id IN SELECT id FROM lab.restore_point ORDER BY id DESC OFFSET ${POINTS_KEPT} LOOP
  ${execute(`DROP SCHEMA ${content} CASCADE; DROP SCHEMA ${records} CASCADE`, 'old_id')}
  DELETE FROM lab.restore_point WHERE id = old_id;
END LOOP;`,
  )
}
