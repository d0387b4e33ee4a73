import type { SqlStep } from '../course/diff-sql.ts'
import { CodeFile } from './code.tsx'
import type { Highlight } from './highlight.ts'

/** Both files of a migration, the one that leads from the one state to the other first. */
export function MigrationFiles({ step, highlight }: { step: SqlStep; highlight: Highlight }) {
  const { migration, direction, up, down } = step
  const isUp = direction === 'up'
  const files = [
    { name: 'migration.sql', code: up, note: isUp ? 'up' : 'the way back up' },
    { name: 'down.sql', code: down, note: isUp ? 'the way back down' : 'down' },
  ]
  return (
    <>
      <h3>{migration}</h3>
      <div class="beside">
        {(isUp ? files : files.reverse()).map((file) => (
          <CodeFile {...file} language="sql" highlight={highlight} key={file.name} />
        ))}
      </div>
    </>
  )
}
