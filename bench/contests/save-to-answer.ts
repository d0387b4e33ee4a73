import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { course } from '../../lessons/course.ts'
import { requireLesson } from '../../src/course/require-lesson.ts'
import { readProject, readReference } from '../../src/learn/read-project.node.ts'
import { openScratchProcess } from '../../src/learn/replay/scratch-process.node.ts'
import { watchFiles } from '../../src/learn/session/watch-files.node.ts'
import { filesOf } from '../../src/learn/workspace/workspace-layout.ts'
import type { Contest } from '../contest.ts'
import type { BenchContext } from './bench-context.ts'

const LIMIT_MS = 700
/** Nobody saves twice within it; the next scratch database is made ready meanwhile. */
const PAUSE_MS = 3000

/** From a save of `migration.sql` in a watched workspace to the report of the whole lesson. */
export function saveToAnswer(phase: number): (context: BenchContext) => Promise<Contest> {
  return async ({ home }) => {
    const lesson = requireLesson(course, phase)
    const folder = await mkdtemp(join(home, 'workspace-'))
    const files = filesOf(await readReference(course, phase))
    for (const [file, text] of Object.entries(files)) await write(folder, file, text)
    const scratch = openScratchProcess({ home, course, phase })
    let onAnswer = () => {}
    const check = async () => {
      const project = await readProject(folder, lesson.files)
      await scratch.check(project, { lesson, own: undefined, answers: {} })
      onAnswer()
    }
    const watch = await watchFiles({
      folder,
      files: lesson.files,
      poll: false,
      onSave: check,
      onMode: () => {},
    })
    await check()
    const save = async () => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      const answered = new Promise<void>((resolve) => {
        onAnswer = resolve
      })
      const started = performance.now()
      const file = `prisma/migrations/${lesson.migration}/migration.sql`
      await write(folder, file, `${files[file]}-- ${started}\n`)
      await answered
      return performance.now() - started
    }
    return {
      what: `save-to-answer-${phase}`,
      ours: save,
      rivals: [{ against: `a limit of ${LIMIT_MS} ms`, measure: async () => LIMIT_MS, reach: 1 }],
      close: async () => {
        await watch.close()
        await scratch.close()
      },
    }
  }
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}
