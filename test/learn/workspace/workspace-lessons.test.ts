import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { course } from '../../../lessons/course.ts'
import { readEngineModule } from '../../../src/engine/engine-module.node.ts'
import { applyMigrations } from '../../../src/history/apply.ts'
import { readHistory } from '../../../src/history/read-history.node.ts'
import { openLessonActions } from '../../../src/learn/session/lesson-actions.node.ts'
import type { LessonActions } from '../../../src/learn/session/lesson-actions.ts'
import { withCheckTools } from '../../../src/learn/workspace/check-tools.node.ts'
import { recomputeProgress } from '../../../src/learn/workspace/recompute-progress.node.ts'
import { writeWhole } from '../../../src/learn/workspace/whole-file.node.ts'
import { enterWorkspace, openWorkspace } from '../../../src/learn/workspace/workspace.node.ts'
import { servers } from '../../support/command-line.ts'
import { ownOf } from '../support/change-project.ts'
import { evidenceOf, solutionOf } from '../support/check-project.ts'
import { readFiles, type TestWorkspace, useWorkspaces } from '../support/workspace.ts'

// Each lesson is checked in a process of its own.
vi.setConfig({ testTimeout: 400_000 })

const withTestWorkspace = useWorkspaces()
const [first, , , fourth] = course.lessons

/** The workspace at a lesson, and what the screen can have done to it. */
function learn<T>(
  { workspace }: TestWorkspace,
  lesson: (typeof course.lessons)[number] | undefined,
  work: (actions: LessonActions, tools: Parameters<typeof openLessonActions>[2]) => Promise<T>,
): Promise<T> {
  return withCheckTools(workspace, lesson, async (tools) => {
    const opened = await enterWorkspace(workspace, lesson)
    return work(openLessonActions(workspace, opened.lesson, tools), tools)
  })
}

const MINE = '\n// In my own words.\n'

/** Writes the reference solution into the workspace, as a learner would. */
async function writeSolution({ folder, readSolution }: LessonActions): Promise<void> {
  for (const { path, content } of await readSolution()) {
    await writeWhole(folder, path, path.endsWith('.prisma') ? `${content}${MINE}` : content)
  }
}

/** Runs the workspace's migrations on its database with Prisma's engine. */
async function deploy({ folder, use }: TestWorkspace): Promise<void> {
  const history = await readHistory(join(folder, 'prisma/migrations'), [])
  const module = await readEngineModule()
  await use((database) => applyMigrations(database, module, history, history.migrations.length))
}

async function answerAll({ lesson, answer }: LessonActions): Promise<void> {
  const project = await solutionOf(lesson.phase)
  const evidence = await evidenceOf(lesson.phase, project, { own: ownOf(project) })
  for (const task of lesson.tasks) {
    const key = task.question?.answer(evidence)
    if (key !== undefined) await answer(task, key)
  }
}

const openTasks = async ({ check }: LessonActions) =>
  (await check()).tasks
    .filter(({ result }) => result.status !== 'passed')
    .map(({ task }) => task.id)

test.each(servers)('%s: the whole course, from lesson to lesson', async (server) => {
  await withTestWorkspace(server, async (test) => {
    const { folder } = test
    await learn(test, undefined, async (actions) => {
      for (const { phase, slug } of course.lessons) {
        expect([actions.lesson.slug, phase]).toEqual([slug, phase])
        await expect(actions.nextLesson()).rejects.toMatchObject({
          code: phase === course.lessons.length ? 'LESSON_LAST' : 'LESSON_NOT_PASSED',
        })
        await writeSolution(actions)
        await deploy(test)
        await answerAll(actions)
        const report = await actions.check()
        expect(report.tasks.filter(({ result }) => result.status !== 'passed')).toEqual([])
        expect(report.notes).toEqual(
          phase === 1
            ? ['The table in your own database was empty: it holds the 100 people now.']
            : [],
        )
        const copy = await readFiles(join(folder, '.passed', slug))
        // Checks follow each other: what was done in one is still said in the next.
        expect((await actions.check()).notes).toEqual(report.notes)
        for (const { path, content } of await actions.readSolution()) {
          expect(copy[path]?.replace(MINE, '')).toBe(content)
        }
        if (phase < course.lessons.length) {
          expect((await actions.nextLesson()).kept).toMatch(/^\.kept\/2026-01-02-150405/)
        }
      }
      const states = (await actions.readProgress()).map(({ state, passed, lesson }) => [
        state,
        passed === lesson.tasks.length,
      ])
      expect(states).toEqual([
        ['passed', true],
        ['passed', true],
        ['passed', true],
        ['current', true],
      ])
    })
  })
})

test('the progress can be worked out anew from the files', async () => {
  await withTestWorkspace('embedded', async (test) => {
    const { workspace, folder } = test
    await learn(test, first, async (actions, tools) => {
      await writeSolution(actions)
      await deploy(test)
      await answerAll(actions)
      expect(await openTasks(actions)).toEqual([])
      await actions.nextLesson()
      const recompute = () => recomputeProgress(workspace, tools)
      const read = () => workspace.progress.read()
      const { answers } = (await read())?.lessons['01-basic-users'] ?? {}

      await writeFile(
        join(folder, 'progress.txt'),
        `hello\nlesson: 2\n1: begun\n${Object.entries(answers ?? {}).map(([id, key]) => `[ ] ${id} = ${key}\n`)}`,
      )
      const { reports, notes } = await recompute()
      expect(reports.map(({ lesson, passed }) => [lesson.phase, passed])).toEqual([
        [1, true],
        [2, false],
      ])
      expect(notes).toEqual([
        'workspace/progress.txt could not be read as a whole; as it was, it is in workspace/.kept/2026-01-02-150405-2.',
      ])
      expect(await read()).toMatchObject({
        lesson: '02-feature-expansion',
        lessons: {
          '01-basic-users': { passed: true, tasks: first?.tasks.map(({ id }) => id), answers },
          '02-feature-expansion': { passed: false },
        },
      })

      await writeFile(join(folder, '.passed/01-basic-users/prisma/schema.prisma'), '')
      await recompute()
      expect((await read())?.lessons['01-basic-users']?.passed).toBe(false)
      await rm(join(folder, '.passed'), { recursive: true })
      await recompute()
      expect(Object.keys((await read())?.lessons ?? {})).toEqual(['02-feature-expansion'])
    })
  })
})

test.each(servers)('%s: a database that is busy is not waited for', async (server) => {
  await withTestWorkspace(server, async (test) => {
    await learn(test, fourth, async ({ check, readOwnStamp }) => {
      const before = await readOwnStamp?.()
      await test.use(async (other) => {
        await other.execute('BEGIN; LOCK TABLE users, _prisma_migrations')
        // Opening the workspace doesn't wait for it either.
        expect((await openWorkspace(test.workspace)).notes).toEqual([])
        const { notes } = await check()
        expect(notes).toEqual([expect.stringMatching(/^Your own database was not looked at\. /)])
        expect(await readOwnStamp?.()).toBe(undefined)
        await other.execute('ROLLBACK')
      })
      expect((await check()).notes).toEqual([])
      expect(await readOwnStamp?.()).toBe(before)
      await test.use((other) => other.execute('DELETE FROM _prisma_migrations'))
      expect(await readOwnStamp?.()).not.toBe(before)
      const { notes = [] } = await check()
      expect(notes).toEqual([
        expect.stringMatching(/^Your own database has not run what the lesson starts from: /),
      ])
    })
  })
})
