import type { Mistake } from '../task.ts'

/** A migration of this lesson was changed after the learner's own database had run it. */
export const appliedThenEdited: Mistake = {
  name: 'applied-then-edited',
  detect({ own, project, folders }) {
    const applied = new Map((own?.applied ?? []).map(({ name, checksum }) => [name, checksum]))
    const edited = project.migrations.find(
      ({ name, checksum }) =>
        folders.added.includes(name) && applied.has(name) && applied.get(name) !== checksum,
    )
    if (edited === undefined) return undefined
    const shown = (checksum = '') => `${checksum.slice(0, 12)}…`
    return {
      expected: 'What your own database has run is what is in the folder.',
      found: `${edited.name}: applied with checksum ${shown(applied.get(edited.name))}, the file has ${shown(edited.checksum)}`,
      why: 'The database keeps the shape of the old file, and will not run the new one: it holds the name already. In a team this is how two databases with the same journal come to differ.',
      next: 'While it is yours alone, begin with a fresh database and apply it again: npm run learn -- --reset-database, then cd workspace && npx prisma migrate deploy. Once others have it, put the file back and write a new migration.',
    }
  },
}
