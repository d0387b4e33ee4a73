import type { Evidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** The `migration.sql` of an earlier phase is another one than databases have run. */
export const earlierMigrationEdited: Mistake = {
  name: 'earlier-migration-edited',
  detect(evidence) {
    const { edited } = evidence.folders
    if (edited.length === 0) return undefined
    return {
      expected: 'The migrations of the earlier lessons are as they were applied.',
      found: edited.map((name) => describeEdit(name, evidence)).join('\n'),
      why: 'Databases that have run it will not run it again: they keep the old shape, new ones get the new shape, and no error says so. Prisma compares the checksum and asks to reset a database that you may not reset.',
      next: `Put it back, and write what you want to change into a new migration: cp prisma/migrations/${edited[0]}/migration.sql workspace/prisma/migrations/${edited[0]}/`,
    }
  },
}

function describeEdit(name: string, { project, reference }: Evidence): string {
  const linesOf = ({ migrations }: Evidence['project']) =>
    (migrations.find((migration) => migration.name === name)?.up ?? '').split('\n')
  const [was, is] = [linesOf(reference), linesOf(project)]
  const place = Math.max(was.length, is.length)
  const line = [...Array(place).keys()].find((index) => was[index] !== is[index]) ?? 0
  const show = (text = '') => text.trim() || '(nothing)'
  return `${name}/migration.sql, line ${line + 1}\n  was: ${show(was[line])}\n  is:  ${show(is[line])}`
}
