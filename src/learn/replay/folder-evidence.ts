import type { Migration } from '../../history/migration.ts'
import type { FolderEvidence } from '../evidence.ts'

/** Compares the learner's folders with the history that the lesson starts from, by names and checksums. */
export function compareFolders(
  migrations: readonly Migration[],
  earlier: readonly Migration[],
): FolderEvidence {
  const named = (name: string) => migrations.find((migration) => migration.name === name)
  const isEarlier = ({ name }: Migration) => earlier.some((migration) => migration.name === name)
  const others = migrations.filter((migration) => !isEarlier(migration))
  const gone = earlier.filter(({ name }) => !named(name))
  const redated = gone.flatMap(({ name, checksum }) => {
    const moved = others.find((other) => other.checksum === checksum)
    return moved ? [{ was: name, is: moved.name }] : []
  })
  const added = others
    .map(({ name }) => name)
    .filter((name) => !redated.some(({ is }) => is === name))
    .sort()
  const last = earlier.at(-1)?.name ?? ''
  return {
    missing: gone
      .map(({ name }) => name)
      .filter((name) => !redated.some(({ was }) => was === name)),
    edited: earlier
      .filter(({ name, checksum }) => (named(name)?.checksum ?? checksum) !== checksum)
      .map(({ name }) => name),
    redated,
    added,
    outOfOrder: added.filter((name) => name < last),
  }
}
