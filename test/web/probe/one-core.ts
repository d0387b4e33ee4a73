import { course } from '../../../lessons/course.ts'
import { checkLesson } from '../../../src/learn/check-lesson.ts'
import type { CheckRequest } from '../../../src/learn/replay/collect-evidence.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { readReference } from '../../../web/lab/course-files.ts'
import { fetchAssets } from '../../../web/lab/fetch-assets.ts'
import { lab } from '../../../web/lab/lab.ts'
import { ScratchCalls } from '../../../web/lab/scratch-calls.ts'
import { WorkerCalls } from '../../../web/lab/worker-calls.ts'
import { histories } from '../../one-core/histories.ts'
import type { Place } from '../../one-core/place.ts'
import { plain } from '../../one-core/plain.ts'
import type { CoreRoom } from './core-room.ts'

/** Runs a history, by its name, through the page's own client; the result as JSON. */
export async function runInPage(name: string): Promise<string> {
  return JSON.stringify(plain(await histories[name]?.(pagePlace())))
}

/** The same for one of the core's, in a worker of its own. */
export async function runInWorker(name: string): Promise<string> {
  const worker = new Worker(new URL('./core-worker.ts', import.meta.url), { type: 'module' })
  const calls = new WorkerCalls<CoreRoom>(worker)
  await calls.call('open', [await fetchAssets(() => {})])
  return calls.call('run', [name])
}

let scratch: ScratchCalls | undefined

/** What a check finds, and its report, as the page's worker for checks has them. */
export async function checkInPage(phase: number, request: CheckRequest): Promise<string> {
  if (!scratch) {
    scratch = new ScratchCalls()
    scratch.assets = await fetchAssets(() => {})
  }
  const evidence = await scratch.check(phase, request)
  const report = checkLesson(evidence, course.lessons[phase - 1] as TaughtLesson, 0)
  return JSON.stringify(plain({ evidence, report }))
}

function pagePlace(): Place {
  return new Proxy({ change, solution: readReference } as Place, {
    get: (own, name) => {
      if (name in own) return Reflect.get(own, name)
      const value = Reflect.get(lab, name)
      return typeof value === 'function' ? value.bind(lab) : value
    },
  })
}

async function change(sql: string): Promise<void> {
  const answer = await lab.sql('lab', sql)
  if (answer.status === 'refused') throw new Error(answer.refusal.message)
}
