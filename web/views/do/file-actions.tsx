import { useState } from 'preact/hooks'
import { lab } from '../../lab/lab.ts'
import { isReady, running } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { openFile } from './open-file.ts'
import { askOwn, suggestName } from './page-steps.tsx'
import { findMigration, findNameTrouble } from './project-of-files.ts'
import { lessonState, wasStopped } from './sitting.ts'
import { draft, runDown, runFile, runUp } from './work.ts'
import { currentLesson } from './workspace.ts'

/** What Prisma's engine and PostgreSQL do with the files. */
export function FileActions() {
  const isIdle = isReady.value && [undefined, 'Checking'].includes(lessonState.value.busy)
  const path = openFile.value
  const isFurther = currentLesson().files.includes(path) && !findMigration(path)
  return (
    <div class="file-actions">
      <DraftForm isIdle={isIdle} key={currentLesson().slug} />
      <div class="actions">
        <Button
          disabled={!isIdle}
          onPress={runUp}
          title="Applies what is pending to your own database, in one transaction, with the proof"
        >
          Run
        </Button>
        <Button
          disabled={!isIdle}
          onPress={runDown}
          title="Runs down.sql of the last applied migration in your own database, with the proof"
        >
          Run down
        </Button>
        {isFurther && (
          <Button disabled={!isIdle} onPress={() => runFile(path)}>
            Run {path}
          </Button>
        )}
        <StopButton />
      </div>
      <p class="stop-outcome" role="status">
        {wasStopped.value &&
          'Stopped. Nothing of it was kept. Nothing runs by itself until you edit a file or press Check.'}
      </p>
      <p class="own-database quiet">
        These run in your own database, not in the one of the timeline.{' '}
        <Button kind="quiet" onPress={askOwn}>
          Ask your database
        </Button>
      </p>
    </div>
  )
}

/**
 * Ends what runs: the timeline's own button for it is out of sight from here. It is always there, so that
 * nothing jumps.
 */
function StopButton() {
  const busy = running.value && lessonState.value.busy
  return (
    <Button
      disabled={busy === undefined}
      label={busy === undefined ? 'Stop: nothing runs' : `Stop here: ${busy}`}
      onPress={() => lab.stop()}
    >
      Stop
    </Button>
  )
}

/** Asks Prisma's engine for the migration from the folders to the schema. */
function DraftForm({ isIdle }: { isIdle: boolean }) {
  const [name, setName] = useState(suggestName())
  const trouble = findNameTrouble(name, [])
  return (
    <form
      class="draft-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isIdle && !trouble) draft(name)
      }}
    >
      <label>
        <span class="field-name">Name of the migration</span>
        <input
          type="text"
          value={name}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={trouble !== undefined}
          onInput={({ currentTarget }) => setName(currentTarget.value.trim().replace(/\s+/g, '_'))}
        />
      </label>
      <Button
        type="submit"
        disabled={!isIdle || trouble !== undefined}
        title={trouble ?? 'Has Prisma’s engine write the migration, without running it'}
        onPress={() => {}}
      >
        Draft
      </Button>
    </form>
  )
}
