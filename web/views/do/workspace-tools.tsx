import { useState } from 'preact/hooks'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { OwnUndo } from '../../parts/own-undo.tsx'
import { ConfirmReset } from './confirm-reset.tsx'
import { KeptVersions } from './kept-versions.tsx'
import { exportWorkspace, importFile } from './transfer.ts'
import { undoDatabase } from './work.ts'

/** The workspace as a whole: out of the page and into it, and back to what it was. */
export function WorkspaceTools() {
  const [asking, setAsking] = useState<'reset lesson' | 'reset database'>()
  return (
    <section class="workspace-tools" aria-labelledby="workspace-title">
      <h2 id="workspace-title">Your workspace</h2>
      <p class="quiet">
        A zip of it is an ordinary Prisma project: <code>workspace/</code> of this project’s clone
        takes it, and so does Prisma anywhere.
      </p>
      <div class="actions">
        <Button onPress={exportWorkspace}>Export as a zip</Button>
        <ImportButton />
        <Button disabled={!isReady.value} onPress={() => setAsking('reset lesson')}>
          Reset the lesson…
        </Button>
        <Button disabled={!isReady.value} onPress={() => setAsking('reset database')}>
          Reset your database…
        </Button>
        <OwnUndo text="Undo in your database" onPress={undoDatabase} />
      </div>
      <KeptVersions />
      {asking && <ConfirmReset what={asking} onClose={() => setAsking(undefined)} />}
    </section>
  )
}

/** The browser's own choice of a file, which looks like the buttons beside it. */
function ImportButton() {
  return (
    <label class="button plain import" aria-disabled={!isReady.value}>
      Import a zip
      <input
        type="file"
        accept=".zip,application/zip"
        disabled={!isReady.value}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) importFile(file)
          // The same file can be chosen again.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
