import { VECTOR_PHASE } from '../../course/lineage-at.ts'
import { whileMoving } from '../../course/moving.ts'
import { requireVector } from '../../database/pgvector.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import { keepFiles } from './keep-files.node.ts'
import { beginLesson, newProgress, timeOf } from './progress.ts'
import { resetOwnDatabase } from './reset-own-database.ts'
import { findText, writeWhole } from './whole-file.node.ts'
import type { Workspace } from './workspace.node.ts'
import { withWorkspaceDatabase } from './workspace-database.node.ts'
import { markWorkspace } from './workspace-folder.node.ts'
import { readStart } from './workspace-layout.node.ts'
import { CONFIG_FILE, type Files } from './workspace-layout.ts'

/** A lesson was laid out: its start is in the workspace, and in the workspace's database. */
export interface LaidOut {
  lesson: TaughtLesson
  /** Where the learner's files are that were there, from the workspace; undefined when none were. */
  kept: string | undefined
}

/**
 * Puts the workspace at the start of a lesson: database and files. The rows that were there are kept
 * for `undo`, the learner's files are moved to `.kept/<time>/`. The progress says so first, so that
 * after a kill in the middle `mendWorkspace` does it again; where the database can't be reset, nothing
 * has changed. Throws `WORKSPACE_UNWRITABLE`, `PROGRESS_BROKEN`, and what `withWorkspaceDatabase`,
 * `requireVector` and `reset` throw.
 */
export async function layOutLesson(workspace: Workspace, lesson: TaughtLesson): Promise<LaidOut> {
  const { environment, course } = workspace
  const start = await readStart(course, lesson)
  return withWorkspaceDatabase(environment, course, (context) =>
    // Two commands that begin at once: the second waits, and finds all of it done.
    whileMoving(context, async () => {
      if (lesson.phase >= VECTOR_PHASE) await requireVector(context.database)
      await markWorkspace(workspace.folder)
      await whileBeginning(workspace, lesson, () =>
        resetOwnDatabase({ ...context, alone: (work) => work() }, lesson.phase),
      )
      return layOutFiles(workspace, lesson, start)
    }),
  )
}

/** Does `work` after noting that the lesson begins; when it throws, it doesn't. */
async function whileBeginning(
  { progress, now }: Workspace,
  { slug }: TaughtLesson,
  work: () => Promise<void>,
): Promise<void> {
  const before = await progress.read()
  await progress.update(() => beginLesson(before, slug, timeOf(now())))
  try {
    await work()
  } catch (error) {
    if (before) await progress.update(() => before)
    throw error
  }
}

async function layOutFiles(
  { folder, course, progress, now }: Workspace,
  lesson: TaughtLesson,
  start: Files,
): Promise<LaidOut> {
  const names = ['prisma', CONFIG_FILE, ...course.lessons.flatMap(({ files }) => files)]
  const kept = await keepFiles(folder, [...new Set(names)], start, now())
  await writeFiles(folder, start)
  await progress.update((begun) => ({
    ...(begun ?? newProgress(lesson.slug, timeOf(now()))),
    layingOut: false,
  }))
  return { lesson, kept }
}

/** Writes what isn't there as it should be; an editor that has a file open sees no needless change. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    if ((await findText(folder, path)) !== content) await writeWhole(folder, path, content)
  }
}
