import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { schemaEngine } from './prisma-cli.ts'

interface Answer {
  id: number
  result?: unknown
  error?: unknown
}

/** The engine's executable, spoken to as the prisma CLI does. */
export interface EngineProcess {
  child: ChildProcess
  /** Text that it asked to be printed. */
  printed: string[]
  /** The answer to a request, without its envelope. */
  request(method: string, params?: unknown): Promise<Pick<Answer, 'result' | 'error'>>
  /** Its exit code and what it wrote on stderr, once it ended. */
  ended: Promise<{ code: number | null; log: LogLine[] }>
}

export interface LogLine {
  timestamp: string
  level: string
  fields: Record<string, unknown>
  target: string
}

export function startEngine(datasource: object, ...words: string[]): EngineProcess {
  const options = ['--datasource', JSON.stringify(datasource), ...words]
  const child = spawn(schemaEngine, options, { stdio: 'pipe' })
  const waiting = new Map<number, (answer: Answer) => void>()
  const printed: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line)
    if (message.method === 'print') {
      printed.push(message.params.content)
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: message.id, result: {} })}\n`)
    } else waiting.get(message.id)?.(message)
  })
  let last = 0
  return {
    child,
    printed,
    request: (method, params) => {
      const id = ++last
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`)
      return new Promise((resolve) => {
        waiting.set(id, ({ result, error }) => resolve(error ? { error } : { result }))
      })
    },
    ended: waitForEnd(child),
  }
}

async function waitForEnd(child: ChildProcess) {
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve))
  const log = child.stderr ? await text(child.stderr) : ''
  const lines = log.split('\n').filter((line) => line !== '')
  return { code: await exited, log: lines.map((line): LogLine => JSON.parse(line)) }
}
