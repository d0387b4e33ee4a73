import { course } from '../../../lessons/course.ts'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import type { KeptWorkspace } from '../../storage/stored-workspace.ts'
import { bringVersionBack } from './transfer.ts'
import { requireWorkspace } from './workspace.ts'

/** Files that something took the place of, the newest first, to be brought back. */
export function KeptVersions() {
  const { kept } = requireWorkspace()
  if (kept.length === 0) return null
  return (
    <details class="kept-versions">
      <summary>Earlier versions ({kept.length})</summary>
      <ul>
        {kept.toReversed().map((version) => (
          <li key={version.at}>
            <span>{titleOf(version)}</span>
            <Button
              disabled={!isReady.value}
              label={`Bring back: ${titleOf(version)}`}
              onPress={() => bringVersionBack(version)}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function titleOf({ at, lesson, why, files }: KeptWorkspace): string {
  const phase = course.lessons.find(({ slug }) => slug === lesson)?.phase
  const count = Object.keys(files).length
  return `${new Date(at).toLocaleString()}: lesson ${phase}, ${count} files. ${why}`
}
