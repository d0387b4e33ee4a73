import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FileEntry } from './file-entry.tsx'
import { NameForm } from './name-form.tsx'
import { showFile } from './open-file.ts'
import { folderPath, migrationNames } from './project-of-files.ts'
import { remove, rename } from './work.ts'
import { requireWorkspace, writeFile } from './workspace.ts'

const FILES = ['migration.sql', 'down.sql']

/** One migration's folder with its files, and what can be done with it. */
export function MigrationFolder({ name }: { name: string }) {
  const [asking, setAsking] = useState<'rename' | 'remove'>()
  const { files } = requireWorkspace()
  const missing = FILES.filter((file) => !(folderPath(name, file) in files))
  const add = (file: string) => {
    writeFile(folderPath(name, file), '')
    showFile(folderPath(name, file))
  }
  const close = () => setAsking(undefined)
  return (
    <li class="migration-folder">
      <span class="folder-name">{name}/</span>
      <ul>
        {FILES.filter((file) => !missing.includes(file)).map((file) => (
          <FileEntry path={folderPath(name, file)} key={file} />
        ))}
      </ul>
      <div class="folder-actions">
        {missing.map((file) => (
          <Button
            kind="quiet"
            label={`Add ${file} to ${name}`}
            onPress={() => add(file)}
            key={file}
          >
            + {file}
          </Button>
        ))}
        <Button kind="quiet" label={`Rename ${name}`} onPress={() => setAsking('rename')}>
          Rename
        </Button>
        <Button kind="quiet" label={`Remove ${name}`} onPress={() => setAsking('remove')}>
          Remove
        </Button>
      </div>
      {asking === 'rename' && (
        <NameForm
          label={`New name of ${name}`}
          action="Rename"
          name={name}
          others={migrationNames(files).filter((other) => other !== name)}
          onClose={close}
          onName={(to) => rename(name, to)}
        />
      )}
      {asking === 'remove' && <ConfirmRemove name={name} onClose={close} />}
    </li>
  )
}

function ConfirmRemove({ name, onClose }: { name: string; onClose: () => void }) {
  return (
    <Dialog title="Remove a migration" onClose={onClose}>
      <p>
        <code>{name}</code> and its files go away. If your own database has run it, reset that as
        well.
      </p>
      <div class="dialog-actions">
        <Button
          kind="primary"
          onPress={() => {
            onClose()
            remove(name)
          }}
        >
          Remove
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
