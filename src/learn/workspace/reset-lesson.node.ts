import type { TaughtLesson } from '../taught-lesson.ts'
import { describeLaidOut } from './describe-laid-out.ts'
import { layOutLesson } from './lay-out-lesson.node.ts'
import { resetOwnDatabase } from './reset-own-database.ts'
import type { OpenedWorkspace, Workspace } from './workspace.node.ts'
import { withWorkspaceDatabase } from './workspace-database.node.ts'

/**
 * Puts the workspace back to the start of its lesson, files and database; the learner's files go to
 * `.kept/<time>/`. Throws what `layOutLesson` throws.
 */
export async function resetLesson(
  workspace: Workspace,
  lesson: TaughtLesson,
): Promise<OpenedWorkspace> {
  return { lesson, notes: describeLaidOut(await layOutLesson(workspace, lesson)) }
}

/** The database alone; the files stay as they are. Throws what `withWorkspaceDatabase` throws. */
export async function resetDatabase(
  { environment, course }: Workspace,
  lesson: TaughtLesson,
): Promise<OpenedWorkspace> {
  await withWorkspaceDatabase(environment, course, (context) =>
    resetOwnDatabase(context, lesson.phase),
  )
  const { phase } = lesson
  const state = phase === 1 ? 'without a table' : 'with the hundred people in it'
  return {
    lesson,
    notes: [
      `Your own database is at the start of lesson ${phase} again, ${state}. Your files are as they were.`,
      'To run them on it: cd workspace && npx prisma migrate deploy',
    ],
  }
}
