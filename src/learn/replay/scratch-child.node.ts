import { type ChildProcess, spawn } from 'node:child_process'
import { Problem } from '../../problem.ts'
import { projectPath } from '../../project.node.ts'
import type { Evidence, Stopped } from '../evidence.ts'
import { type CheckRequest, stopAt } from './collect-evidence.ts'
import { Deadline } from './deadline.ts'
import { CRASHED, type FromScratch, type ScratchStart, type ToScratch } from './scratch-messages.ts'

const MAIN = 'src/learn/replay/scratch-main.node.ts'
const LOG_LINES = 8
/** For the process to start and to look at the schema: no file of the learner's runs yet. */
const START_SECONDS = 120

export interface ScratchLimits {
  /** How long one file may take, with all that is looked at after it. */
  seconds: number
  /** How much memory the process may take. */
  megabytes: number
}

interface End {
  code: number | null
  signal: NodeJS.Signals | null
}

/** One process that holds a scratch database ready, good until a file has to be stopped. */
export class ScratchChild {
  readonly phase: number
  readonly #process: ChildProcess
  readonly #limits: ScratchLimits
  readonly #ended: Promise<End>
  #isUsable = true
  #log = ''

  constructor(home: string, start: ScratchStart, limits: ScratchLimits) {
    this.phase = start.phase
    this.#limits = limits
    this.#process = spawn(
      process.execPath,
      [projectPath('bin/run.mjs'), MAIN, home, String(limits.megabytes)],
      {
        cwd: projectPath(),
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        // JSON has no undefined.
        serialization: 'advanced',
      },
    )
    this.#process.stderr?.on('data', (text) => {
      this.#log = `${this.#log}${text}`.split('\n').slice(-LOG_LINES).join('\n')
    })
    this.#ended = new Promise((resolve, reject) => {
      this.#process.once('error', reject)
      // Not at its exit: what it said last may still be on the way.
      this.#process.once('close', (code, signal) => resolve({ code, signal }))
    })
    const lose = () => {
      this.#isUsable = false
    }
    this.#ended.then(lose, lose)
    this.#tell({ start })
  }

  /** Whether it can take another check. */
  get isUsable(): boolean {
    return this.#isUsable
  }

  /**
   * The evidence of one check, also when one of its files had to be stopped. Throws the Problem
   * `SCRATCH_ENDED` when the process ends before any file runs.
   */
  async check(request: CheckRequest): Promise<Evidence> {
    const stop = new Deadline(() => this.#process.kill('SIGKILL'))
    const message = await this.#answerTo(request, stop)
    if ('evidence' in message) {
      // What checks leave is given back late: another process begins before this one is ended for it.
      if (message.megabytes > (this.#limits.megabytes * 2) / 3) await this.end()
      return message.evidence
    }
    if ('problem' in message) throw new Problem(message.problem.code, message.problem)
    if ('error' in message) throw message.error
    if (!stop.soFar) throw scratchEnded(this.#log.trim())
    return stopAt(stop.soFar, whyStopped(stop, message, this.#limits))
  }

  /** Ends the process, whatever it does. */
  async end(): Promise<void> {
    this.#isUsable = false
    this.#process.kill('SIGKILL')
    await this.#ended.catch(() => {})
  }

  async #answerTo(request: CheckRequest, stop: Deadline) {
    const heard = this.#listen(stop)
    stop.restart(START_SECONDS)
    this.#tell({ check: request })
    try {
      return await Promise.race([heard, this.#ended])
    } finally {
      stop.clear()
    }
  }

  /** The answer; until it comes, each file that is told of may take its time. */
  #listen(stop: Deadline): Promise<Exclude<FromScratch, { soFar: unknown }>> {
    return new Promise((resolve) => {
      const hear = (message: FromScratch) => {
        if ('soFar' in message) {
          stop.soFar = message.soFar
          stop.restart(this.#limits.seconds)
          return
        }
        this.#process.off('message', hear)
        resolve(message)
      }
      this.#process.on('message', hear)
    })
  }

  #tell(message: ToScratch): void {
    // Whether it is still there to hear is told by its end.
    this.#process.send(message, () => {})
  }
}

function whyStopped(stop: Deadline, { code, signal }: End, { seconds }: ScratchLimits): Stopped {
  const file = stop.soFar?.file ?? ''
  if (stop.isOver) return { file, seconds, why: 'time' }
  // Killed by its own watch, by the system, or by Node for a heap that is full.
  const isMemory = code !== CRASHED && (signal === 'SIGKILL' || signal === 'SIGABRT')
  return { file, seconds: stop.elapsed, why: isMemory ? 'memory' : 'crash' }
}

const scratchEnded = (log: string) =>
  new Problem('SCRATCH_ENDED', {
    message: `The process that checks lessons ended before it ran anything.${log && ` The end of what it said:\n${log}`}`,
    fix: 'Check again: npm run check:lesson. If it happens again: npm run doctor',
  })
