import { useState } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import type { SolutionFile } from '../../../src/learn/session/lesson-actions.ts'
import type { Files } from '../../../src/learn/workspace/workspace-layout.ts'
import { MIGRATIONS } from '../../../src/learn/workspace/workspace-layout.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { lazyView } from '../../parts/lazy-view.tsx'
import { pageActions } from './page-actions.ts'
import { findMigration, migrationNames } from './project-of-files.ts'
import { requireWorkspace } from './workspace.ts'

const MergeEditor = lazyView(async () => (await import('./editor/merge-editor.tsx')).MergeEditor)

/** The reference solution beside the learner's files; asked for once. */
export function Solution() {
  const [isAsking, setAsking] = useState(false)
  const [files, setFiles] = useState<readonly SolutionFile[]>()
  const show = async () => {
    setAsking(false)
    setFiles(await pageActions.readSolution())
  }
  return (
    <section class="solution" aria-labelledby="solution-title">
      <h2 id="solution-title">The solution beside yours</h2>
      {files ? (
        <SolutionFiles files={files} />
      ) : (
        <Button onPress={() => setAsking(true)}>Show the solution…</Button>
      )}
      {isAsking && (
        <Dialog title="Show the solution" onClose={() => setAsking(false)}>
          <p>Hints lead there one at a time. The solution shows all of it at once.</p>
          <div class="dialog-actions">
            <Button kind="primary" onPress={show}>
              Show it
            </Button>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}

function SolutionFiles({ files }: { files: readonly SolutionFile[] }) {
  const yours = requireWorkspace().files
  return (
    <>
      <p class="quiet">Yours is on the left or struck out, the solution on the right or added.</p>
      {files.map(({ path, content }) => {
        const own = findOwn(yours, path)
        return (
          <figure key={path}>
            <figcaption>
              <b>{path.split('/').slice(-2).join('/')}</b>
              {own === undefined && ' You have no such file yet.'}
            </figcaption>
            <MergeEditor path={path} yours={yours[own ?? ''] ?? ''} solution={content} />
          </figure>
        )
      })}
    </>
  )
}

/** The learner's file that a solution's is the answer to: in a migration of theirs, the last one. */
function findOwn(files: Files, path: string): string | undefined {
  if (path in files) return path
  const earlier = course.lessons.map(({ migration }) => migration)
  const own = migrationNames(files).findLast((name) => !earlier.includes(name))
  const name = findMigration(path)
  const mine = name && own && path.replace(`${MIGRATIONS}/${name}/`, `${MIGRATIONS}/${own}/`)
  return mine && mine in files ? mine : undefined
}
