import { useState } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import { SCHEMA_FILE } from '../../../src/learn/workspace/workspace-layout.ts'
import { Button } from '../../parts/button.tsx'
import { FileEntry } from './file-entry.tsx'
import { MigrationFolder } from './migration-folder.tsx'
import { NameForm } from './name-form.tsx'
import { openFile } from './open-file.ts'
import { findMigration, migrationNames } from './project-of-files.ts'
import { schemaProblems } from './schema-problems.ts'
import { addMigration } from './work.ts'
import { currentLesson, requireWorkspace } from './workspace.ts'

/** The files of the workspace: schema, the lesson's own migrations, further files, earlier migrations. */
export function FileList() {
  const { files } = requireWorkspace()
  const earlier = course.lessons.slice(0, currentLesson().phase - 1).map((each) => each.migration)
  const names = migrationNames(files)
  const beside = Object.keys(files).filter((path) => path !== SCHEMA_FILE && !findMigration(path))
  const before = names.filter((name) => earlier.includes(name))
  const count = schemaProblems.value.length
  return (
    <nav class="file-list" aria-label="Files">
      <ul>
        <FileEntry path={SCHEMA_FILE} note={count > 0 ? `✗ ${count}` : undefined} />
        {names
          .filter((name) => !earlier.includes(name))
          .map((name) => (
            <MigrationFolder name={name} key={name} />
          ))}
        {beside.map((path) => (
          <FileEntry path={path} key={path} />
        ))}
      </ul>
      <NewMigration />
      {before.length > 0 && (
        <details open={before.includes(findMigration(openFile.value) ?? '')}>
          <summary>Migrations of earlier lessons ({before.length})</summary>
          <ul>
            {before.map((name) => (
              <MigrationFolder name={name} key={name} />
            ))}
          </ul>
        </details>
      )}
    </nav>
  )
}

function NewMigration() {
  const [isNaming, setNaming] = useState(false)
  if (!isNaming) {
    return (
      <Button kind="quiet" onPress={() => setNaming(true)}>
        + Empty migration
      </Button>
    )
  }
  return (
    <NameForm
      label="Name of the new migration"
      action="Add"
      name=""
      others={migrationNames(requireWorkspace().files).map(withoutStamp)}
      onClose={() => setNaming(false)}
      onName={addMigration}
    />
  )
}

/** What the folder's name says after its timestamp. */
function withoutStamp(name: string): string {
  return name.replace(/^\d+_/, '')
}
