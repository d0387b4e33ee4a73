import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { childEnvironment } from '../src/environment.ts'
import { Problem } from '../src/problem.ts'
import { projectPath } from '../src/project.node.ts'

export interface ProcessOptions {
  settings?: Record<string, string>
  folder?: string
}

export interface Finished {
  milliseconds: number
  stdout: string
  /** The most memory that the process had at once; 0 where it was not asked for. */
  peakMegabytes: number
}

const REPORTER = projectPath('bench/report-memory.mjs')

/** Runs a program to its end, from the start of the process on. Throws the Problem `BENCH_FAILED`. */
export async function runProcess(
  program: string,
  words: readonly string[],
  { settings = {}, folder = projectPath() }: ProcessOptions = {},
): Promise<Finished> {
  const started = performance.now()
  const child = spawn(program, words, {
    cwd: folder,
    env: childEnvironment({ NO_COLOR: '1', ...settings }),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const outputs = [child.stdout, child.stderr, child.stdio[3]].map((stream) =>
    text(stream as NodeJS.ReadableStream),
  )
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const milliseconds = performance.now() - started
  const [stdout = '', stderr = '', memory] = await Promise.all(outputs)
  if (code !== 0) throw failed([program, ...words].join(' '), code, stderr || stdout)
  return { milliseconds, stdout, peakMegabytes: Number(memory) / 1024 }
}

/** Runs one of the lab's commands as `npm run` does, without npm itself. */
export function runLab(
  settings: Record<string, string>,
  name: string,
  ...words: string[]
): Promise<Finished> {
  const node = ['--import', REPORTER, projectPath('bin/run.mjs'), `scripts/${name}.ts`]
  return runProcess(process.execPath, [...node, ...words], { settings })
}

/** Whether a program is on this machine. */
export function hasProgram(program: string): Promise<boolean> {
  return runProcess(program, ['--version']).then(
    () => true,
    () => false,
  )
}

function failed(command: string, code: number | null, output: string): Problem {
  return new Problem('BENCH_FAILED', {
    message: `A measured command ended with ${code}: ${command.replaceAll(/:[^:@/]+@/g, ':***@')}\n${output.trim().split('\n').slice(-6).join('\n')}`,
    fix: 'See whether the lab is in order: npm run doctor',
  })
}
