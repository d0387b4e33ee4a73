import { computed, signal } from '@preact/signals'
import { timestampAfter } from '../../../src/course/draft.ts'
import { type Files, MIGRATIONS } from '../../../src/learn/workspace/workspace-layout.ts'
import { lab } from '../../lab/lab.ts'
import type { PrismaDraft } from '../../lab/prisma-draft.ts'
import type { RunReport } from '../../lab/run-report.ts'
import type { SqlAnswer } from '../../lab/sql-answer.ts'
import type { UndoneReport } from '../../lab/undo-point.ts'
import { announce } from '../../parts/announce.tsx'
import { describeWork } from './describe-work.ts'
import { startFiles } from './keep-workspace.ts'
import { openFile, showFile } from './open-file.ts'
import { layOut, readProject } from './page-actions.ts'
import { folderPath, migrationNames, removeMigration, renameMigration } from './project-of-files.ts'
import { act, check, wasStopped } from './sitting.ts'
import { changeFiles, currentLesson, requireWorkspace, workspace } from './workspace.ts'

/** What the last thing that was done with the files came to. */
export type Work =
  | { kind: 'draft'; draft: PrismaDraft }
  | { kind: 'run'; way: 'up' | 'down'; report: RunReport }
  | { kind: 'file'; file: string; answer: SqlAnswer }
  | { kind: 'database' }
  | { kind: 'undone'; report: UndoneReport }

const done = signal<{ work: Work; files: Files | undefined } | undefined>(undefined)

/** The last piece of work; undefined once files were edited, since what was said is of those before. */
export const lastWork = computed(() =>
  done.value?.files === workspace.value?.files ? done.value?.work : undefined,
)

/** Says no more of the last piece of work. */
export function forgetWork(): void {
  done.value = undefined
}

/** Has Prisma's engine draft a migration, and opens it. */
export async function draft(name: string): Promise<void> {
  await work('Prisma drafts a migration', async () => {
    const { project } = await readProject()
    const drafted = await lab.draft(project, name)
    if (drafted.sql !== '') {
      const path = `${MIGRATIONS}/${drafted.folder}/migration.sql`
      changeFiles((files) => ({ ...files, [path]: drafted.sql }))
      showFile(path)
    }
    return { kind: 'draft', draft: drafted }
  })
}

/** Applies what is pending to the learner's own database. */
export async function runUp(): Promise<void> {
  await work('Running your migration', async () => {
    const { lesson, project } = await readProject()
    return { kind: 'run', way: 'up', report: await lab.runMigration(lesson, project) }
  })
}

/** Runs the last applied migration's down.sql in the learner's own database. */
export async function runDown(): Promise<void> {
  await work('Rolling your migration back', async () => {
    const { lesson, project } = await readProject()
    return { kind: 'run', way: 'down', report: await lab.rollBackMigration(lesson, project) }
  })
}

/** Runs one of the lesson's further files in the learner's own database. */
export async function runFile(file: string): Promise<void> {
  await work(`Running ${file}`, async () => {
    const answer = await lab.sql('own', requireWorkspace().files[file] ?? '')
    return { kind: 'file', file, answer }
  })
}

/** Puts the learner's own database at the start of the lesson; the files stay. */
export async function resetDatabase(): Promise<void> {
  await work('Resetting your database', async () => {
    await layOut()
    return { kind: 'database' }
  })
}

/** Goes back to before the last reset, or SQL that was typed, of the learner's own database; the files stay. */
export async function undoDatabase(): Promise<void> {
  await work('Going back', async () => ({ kind: 'undone', report: await lab.undo('own') }))
}

/** A new folder, with nothing in its files yet; opens it. */
export function addMigration(name: string): void {
  const last = migrationNames(requireWorkspace().files).at(-1)
  const folder = `${MIGRATIONS}/${timestampAfter(last, new Date())}_${name}`
  changeFiles((files) => ({
    ...files,
    [`${folder}/migration.sql`]: '',
    [`${folder}/down.sql`]: '',
  }))
  showFile(`${folder}/migration.sql`)
}

export function rename(from: string, to: string): void {
  const open = openFile.value
  changeFiles((files) => renameMigration(files, from, to))
  showFile(open.replace(`${MIGRATIONS}/${from}/`, `${MIGRATIONS}/${to}/`))
}

export function remove(name: string): void {
  changeFiles((files) => removeMigration(files, name))
}

/** Gives a migration of an earlier lesson its files back, or one of them. */
export function putBack(name: string, file: string | undefined): void {
  const start = Object.entries(startFiles(currentLesson()))
  const folder = folderPath(name, file ?? '')
  const own = Object.fromEntries(start.filter(([path]) => path.startsWith(folder)))
  changeFiles((files) => ({ ...files, ...own }))
}

async function work(busy: string, run: () => Promise<Work>): Promise<void> {
  await act(busy, async () => {
    forgetWork()
    const work = await run()
    done.value = { work, files: workspace.value?.files }
    announce(describeWork(work).title)
  })
  if (!wasStopped.value) await check({ aloud: false })
}
