import { useRef } from 'preact/hooks'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { Guarded } from '../../parts/guarded.tsx'
import { OwnUndo } from '../../parts/own-undo.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { ask, asked, database, text, undoOwn } from './asked.ts'
import { DatabaseChoice } from './database-choice.tsx'
import { SqlAnswerView } from './sql-answer-view.tsx'
import { SqlExamples } from './sql-examples.tsx'
import { SqlText } from './sql-text.tsx'
import { useComeIntoView } from './use-come-into-view.ts'

/** A prompt for SQL, and what PostgreSQL answers. */
export function SqlPrompt() {
  return (
    <>
      <form
        class="sql-prompt"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <DatabaseChoice />
        <SqlText />
        <div class="actions">
          <Button
            kind="primary"
            type="submit"
            disabled={!isReady.value || asked.value?.status === 'waiting' || !text.value.trim()}
            onPress={() => {}}
          >
            Run
          </Button>
          {database.value === 'own' && <OwnUndo text="Undo" onPress={undoOwn} />}
          <span class="quiet">
            or <kbd>Ctrl</kbd> <kbd>Enter</kbd>; the arrow keys bring back what was asked before
          </span>
        </div>
      </form>
      <SqlExamples />
      <Outcome />
    </>
  )
}

function Outcome() {
  const now = asked.value
  const section = useRef<HTMLElement>(null)
  useComeIntoView(section, now?.status === 'waiting')
  return (
    <section class="sql-outcome" aria-label="Answer" ref={section}>
      {!now && <p class="quiet">The answer comes here.</p>}
      {now?.status === 'waiting' && <ProgressLine text="PostgreSQL is at it" />}
      {now?.status === 'undone' && <p>Back to before: {now.before}.</p>}
      {now?.status === 'failed' && <ProblemNotice problem={now.problem} />}
      {now?.status === 'answered' && (
        <Guarded key={now.place}>
          <SqlAnswerView answer={now.answer} database={now.database} />
        </Guarded>
      )}
    </section>
  )
}
