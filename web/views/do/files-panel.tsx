import { SCHEMA_FILE } from '../../../src/learn/workspace/workspace-layout.ts'
import type { SchemaProblem } from '../../lab/schema-problem.ts'
import { Button } from '../../parts/button.tsx'
import { CodeEditor } from './editor/code-editor.tsx'
import { FileActions } from './file-actions.tsx'
import { FileList } from './file-list.tsx'
import { openFile, setEditorFocus, showFile } from './open-file.ts'
import { schemaProblems } from './schema-problems.ts'
import { WorkOutcome } from './work-outcome.tsx'
import { readFile, requireWorkspace, writeFile } from './workspace.ts'

/** The learner's files, one of them in an editor, and what can be done with them. */
export function FilesPanel() {
  const path = openFile.value
  const { files } = requireWorkspace()
  const problems = path === SCHEMA_FILE ? schemaProblems.value : NONE
  const name = path.split('/').slice(-2).join('/')
  return (
    <section class="files-panel" aria-labelledby="files-title">
      <h2 id="files-title">Your files</h2>
      <FileList />
      <div class="file-room">
        <CodeEditor
          key={path}
          path={path}
          text={files[path] ?? ''}
          label={`Editor: ${name}`}
          problems={problems}
          readText={readFile}
          onChange={writeFile}
          onReady={setEditorFocus}
        />
        {path === SCHEMA_FILE && <SchemaProblems problems={problems} />}
        <p class="editor-keys quiet">
          <kbd>Tab</kbd> leaves the editor, as <kbd>Esc</kbd> then <kbd>Tab</kbd> does.{' '}
          <kbd>Ctrl</kbd> or <kbd>⌘</kbd> with <kbd>Enter</kbd> or <kbd>S</kbd> checks, with{' '}
          <kbd>]</kbd> indents.
        </p>
        <FileActions />
        <WorkOutcome />
      </div>
    </section>
  )
}

const NONE: readonly SchemaProblem[] = []

/** What Prisma's validator says, in words: for whoever does not see the marks at the lines. */
function SchemaProblems({ problems }: { problems: readonly SchemaProblem[] }) {
  return (
    <ul class="schema-problems" aria-label="What Prisma says of the schema" aria-live="polite">
      {problems.map(({ message, line }) => (
        <li key={`${line} ${message}`}>
          {line !== undefined && (
            <Button kind="quiet" onPress={() => showFile(SCHEMA_FILE, line)}>
              Line {line}
            </Button>
          )}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  )
}
