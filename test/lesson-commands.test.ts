import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { course } from '../lessons/course.ts'
import type { TaughtLesson } from '../src/learn/taught-lesson.ts'
import { projectPath } from '../src/project.node.ts'
import {
  type CommandLine,
  servers,
  withCommandLine,
  withProjectCopy,
} from './support/command-line.ts'
import { runInTerminal } from './support/run-in-terminal.ts'

/** What a command ends with where it is read; `spoilt`: a value was changed by hand. */
function expectedCode(command: string, { phase }: TaughtLesson, spoilt: boolean): number {
  // A lesson that is not done, and a value that is not the seed's, are findings.
  if (command === 'npm run learn') return 4
  if (command === 'npm run verify') return spoilt ? 4 : 0
  if (command.startsWith('git diff --no-index')) return 1
  // Prisma's own, while migrations are pending.
  if (command === 'npx prisma migrate status') return phase < course.lessons.length ? 1 : 0
  return 0
}

/** Every command of a README, in its order: those in blocks, and those in the text of "Do it yourself". */
async function readCommands({ slug }: TaughtLesson) {
  const readme = await readFile(projectPath(`lessons/${slug}/README.md`), 'utf8')
  const [before = '', after = ''] = readme.split('### Do it yourself\n')
  const [own = '', rest = ''] = after.split(/\n(?=## )([\s\S]*)/)
  const blocks = (text: string) =>
    [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    )
  const inText = [...own.matchAll(/`((?:cd workspace && )?(?:npm run|npx) [^`]+)`/g)]
  return {
    before: blocks(before),
    own: [...blocks(own), ...inText.map(([, command = '']) => command)],
    after: blocks(rest),
  }
}

/** Types a command where a person types it. */
function type(command: string, { folder, settings }: CommandLine) {
  const environment = { ...process.env, ...settings, NO_COLOR: '1' }
  return runInTerminal('bash', ['-c', withoutScreen(command)], { folder, environment })
}

// The screen waits for keys, and is tested on its own; without a terminal `learn` checks once.
function withoutScreen(command: string): string {
  return command === 'npm run learn'
    ? `${command} < /dev/null | cat; exit \${PIPESTATUS[0]}`
    : command
}

async function expectTyped(command: string, expected: number, line: CommandLine): Promise<void> {
  const { code, output } = await type(command, line)
  const shown = code === expected ? '' : output
  expect({ command, code, shown }).toEqual({ command, code: expected, shown: '' })
}

/** Writes the reference solution over what the learner has; the draft's folder keeps its name. */
async function solve({ slug, migration, files }: TaughtLesson, folder: string): Promise<void> {
  const workspace = join(folder, 'workspace')
  const migrations = join(workspace, 'prisma/migrations')
  const drafted = (await readdir(migrations))
    .filter((name) => /^\d/.test(name))
    .sort()
    .at(-1)
  for (const file of ['migration.sql', 'down.sql']) {
    await cp(
      projectPath(`prisma/migrations/${migration}/${file}`),
      join(migrations, drafted ?? '', file),
    )
  }
  for (const file of files)
    await cp(projectPath(`lessons/${slug}/solution/${file}`), join(workspace, file))
}

async function writeSchema({ slug }: TaughtLesson, folder: string): Promise<void> {
  const schema = await readFile(projectPath(`lessons/${slug}/schema.prisma`), 'utf8')
  const output = schema.replace(/output( +)= ".*"/, 'output$1= "../generated/client"')
  await writeFile(join(folder, 'workspace/prisma/schema.prisma'), output)
}

/** Answers each question, whatever its answer is, and expects the lesson to be passed then. */
async function expectPassed({ tasks, phase }: TaughtLesson, { run }: CommandLine): Promise<void> {
  for (const { id, question } of tasks) {
    for (const { key } of question?.options ?? []) {
      const { stdout } = await run('check-lesson', '--answer', `${id}=${key}`, '--json')
      const report = JSON.parse(stdout) as { tasks: { id: string; status: string }[] }
      if (report.tasks.find((task) => task.id === id)?.status === 'passed') break
    }
  }
  const { code, stdout } = await run('check-lesson', `${phase}`)
  expect({ code, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stdout: '' })
}

async function walk(lesson: TaughtLesson, line: CommandLine): Promise<void> {
  const { before, own, after } = await readCommands(lesson)
  let spoilt = false
  for (const command of before) {
    await expectTyped(command, expectedCode(command, lesson, spoilt), line)
    if (command.includes('UPDATE')) spoilt = !spoilt
  }
  for (const command of own) {
    if (command.includes('--create-only')) await writeSchema(lesson, line.folder)
    if (command.startsWith('npm run check:lesson')) await expectPassed(lesson, line)
    await expectTyped(command, expectedCode(command, lesson, spoilt), line)
    if (command.includes('--create-only')) await solve(lesson, line.folder)
  }
  for (const command of after) {
    await expectTyped(command, expectedCode(command, lesson, spoilt), line)
  }
}

test.each(servers)(
  '%s: what the lessons say to type can be typed, in their order, and leads to the end',
  (server) =>
    withProjectCopy(async (folder) => {
      await withCommandLine(
        server,
        async (line) => {
          for (const lesson of course.lessons) {
            await walk(lesson, line)
            if (lesson !== course.lessons.at(-1)) {
              expect(await line.run('learn', '--next')).toMatchObject({ stderr: '' })
            }
          }
          await rm(join(folder, 'workspace'), { recursive: true })
        },
        folder,
      )
    }),
  600_000,
)
