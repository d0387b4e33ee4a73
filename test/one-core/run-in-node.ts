import { course } from '../../lessons/course.ts'
import { readSchemas } from '../../src/course/diff-schemas.node.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import { moveTo } from '../../src/course/move.ts'
import { tryPrismasDraft } from '../../src/course/tour.ts'
import type { UndoReport } from '../../src/course/undo.ts'
import type { Database } from '../../src/database/database.ts'
import { readContext } from '../../src/lab.node.ts'
import { openLab } from '../../src/lab.ts'
import { checkLesson } from '../../src/learn/check-lesson.ts'
import { readReference } from '../../src/learn/read-project.node.ts'
import { fillOwnDatabase } from '../../src/learn/workspace/fill-own-database.ts'
import { readOwnDatabase } from '../../src/learn/workspace/own-database.ts'
import { describeOwnTrouble } from '../../src/learn/workspace/own-database-trouble.ts'
import { mendOwnDatabase, resetOwnDatabase } from '../../src/learn/workspace/reset-own-database.ts'
import type { RestorePoint } from '../../src/survival/restore-point.ts'
import { LOCKFILE } from '../../web/lab/course-files.ts'
import type { UndoneReport, UndoPoint } from '../../web/lab/undo-point.ts'
import { draftForProject } from '../../web/worker/draft-for-project.ts'
import { rollBackMigration, runMigrations } from '../../web/worker/run-migrations.ts'
import { validateSchema } from '../../web/worker/validate-schema.ts'
import { type Backend, testSettings } from '../support/backends.ts'
import { collectInNode } from './collect-in-node.ts'
import { coreHistories } from './core-histories.ts'
import { histories } from './histories.ts'
import type { CorePlace, Place } from './place.ts'
import { plain } from './plain.ts'
import { type OpenEmpty, withEmptyDatabases } from './with-empty-databases.ts'

/** Runs a history, by its name, over databases of `backend` in this process. */
export async function runInNode(backend: Backend, name: string): Promise<unknown> {
  return withEmptyDatabases(backend, async (open) => {
    const context = await contextOver(open)
    const history = coreHistories[name]
    if (history) return plain(await history(corePlace(context)))
    const own = { ...context, database: await open() }
    return plain(await histories[name]?.(await placeOf(backend, context, own)))
  })
}

async function contextOver(openScratch: OpenEmpty): Promise<LabContext> {
  const context = await readContext(await openScratch(), course, testSettings)
  return { ...context, openScratch }
}

function corePlace(context: LabContext): CorePlace {
  const { database, seed } = context
  return { lab: openLab(context), database, embeddings: seed.embeddings }
}

/** What the page's client answers, by the core alone. */
async function placeOf(backend: Backend, context: LabContext, own: LabContext): Promise<Place> {
  const { database, engineModule, seed, openScratch } = context
  const lab = openLab(context)
  const schemas = await readSchemas(course)
  const contextOf = (name?: 'lab' | 'own') => (name === 'own' ? own : context)
  const readOwn = async (phase: number) => {
    await mendOwnDatabase(own, phase)
    await fillOwnDatabase(own.database, seed, phase)
    return readOwnDatabase(own.database)
  }
  return {
    phase: lab.phase,
    status: lab.status,
    moveTo: lab.moveTo,
    reset: lab.reset,
    verify: lab.verify,
    history: lab.history,
    undo: async (name) => reportOf(await openLab(contextOf(name)).undo()),
    redo: async (name) => reportOf(await openLab(contextOf(name)).redo()),
    restorePoints: async (name) => (await openLab(contextOf(name)).restorePoints()).map(pointOf),
    diff: (from, to, parts) => lab.diff(from, to, schemas, parts),
    runPrismasDraft: () => runPrismasDraft({ ...context, schemas }),
    validate: (schema) => validateSchema(engineModule, schema),
    draft: ({ schema = '', migrations }, name) =>
      draftForProject(
        { engineModule, openScratch },
        { migrations, lockfile: LOCKFILE },
        schema,
        name,
      ),
    check: async (lesson, project, answers) => {
      const found = await readOwn(lesson.phase)
      const request = { project, answers, own: found }
      const evidence = await collectInNode(backend, lesson.phase, request)
      const earlier = course.lessons.slice(0, lesson.phase - 1).map(({ migration }) => migration)
      const notes = describeOwnTrouble(found, project, earlier)
      return { ...checkLesson(evidence, lesson, 0), notes }
    },
    layOut: ({ phase }) => resetOwnDatabase(own, phase),
    own: ({ phase }) => readOwn(phase),
    runMigration: ({ phase }, project) => runMigrations(own, phase, project),
    rollBackMigration: ({ phase }, project) => rollBackMigration(own, phase, project),
    change: (sql) => changeBehind(database, sql),
    solution: (phase) => readReference(course, phase),
  }
}

function reportOf({ undone, place, left }: UndoReport): UndoneReport {
  return { undone: pointOf(undone), place, left }
}

function pointOf({ kind, at, before, phase, rows }: RestorePoint): UndoPoint {
  return { kind, at, before, phase, rows }
}

async function runPrismasDraft(context: LabContext & { schemas: string[] }) {
  const database = await context.openScratch()
  await moveTo({ ...context, database }, '2')
  return tryPrismasDraft({ ...context, database })
}

/** The session is as a new one afterwards, as it is after SQL that was typed into a page. */
async function changeBehind(database: Database, sql: string): Promise<void> {
  await database.execute(sql)
  await database.execute('DISCARD ALL')
}
