import { course } from '../../../lessons/course.ts'
import { standing } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { text } from './asked.ts'
import { sqlHistory } from './sql-history.ts'

/** Questions to begin with, and what was asked before: each is put into the prompt, not run. */
export function SqlExamples() {
  const history = sqlHistory.value
  return (
    <div class="sql-suggestions">
      <details>
        <summary>Questions to begin with</summary>
        <List texts={examplesAt(standing.value?.phase ?? 0)} />
      </details>
      {history.length > 0 && (
        <details>
          <summary>Asked before ({history.length})</summary>
          <List texts={history} />
        </details>
      )}
    </div>
  )
}

function List({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((each) => (
        <li key={each}>
          <Button
            kind="quiet"
            title="Put it into the prompt"
            onPress={() => {
              text.value = each
              document.querySelector<HTMLElement>('.sql-text textarea')?.focus()
            }}
          >
            <code>{each}</code>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** At each phase the name has the column that it lives in then. */
function examplesAt(phase: number): string[] {
  const journal =
    'SELECT migration_name, finished_at, rolled_back_at, checksum FROM _prisma_migrations ORDER BY started_at'
  const name = course.lessons[phase - 1]?.columns.name
  if (!name) return ['SELECT version()', journal]
  return [
    `SELECT * FROM users ORDER BY id LIMIT 10`,
    `SELECT id, ${name}, length(${name}) FROM users ORDER BY length(${name}) DESC LIMIT 5`,
    journal,
    `UPDATE users SET ${name} = 'Ada' WHERE id = 1 -- then press Verify`,
    ...(phase >= 4
      ? [`SELECT ${name}, settings->>'theme' AS theme FROM users WHERE settings ? 'theme'`]
      : []),
  ]
}
