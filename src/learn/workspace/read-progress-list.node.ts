import type { Progress } from './progress.ts'
import type { Workspace } from './workspace.node.ts'
import { findWorkspaceFolder } from './workspace-folder.node.ts'

/**
 * How far the learner is; before the first lesson, nowhere. Writes nothing and starts nothing. Throws
 * `WORKSPACE_NOT_OURS` and `PROGRESS_BROKEN`.
 */
export async function readProgressList({ folder, progress }: Workspace): Promise<Progress> {
  const state = await findWorkspaceFolder(folder)
  const found = state === 'ours' ? await progress.read() : undefined
  return found ?? { lesson: '', layingOut: false, lessons: {} }
}
