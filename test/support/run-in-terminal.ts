import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'

/** Runs a program in a terminal, where a person answers each of Prisma's questions with yes. */
export function runInTerminal(
  program: string,
  words: string[],
  { folder, environment }: { folder: string; environment: NodeJS.ProcessEnv },
): Promise<{ code: number; output: string }> {
  const terminal = spawn(program, words, {
    cwd: folder,
    cols: 120,
    rows: 40,
    env: byAPerson(environment),
  })
  let output = ''
  let answered = 0
  terminal.onData((data) => {
    output += data
    // They begin with a question mark and show a pointer where the answer goes.
    const questions = stripVTControlCharacters(output).match(/^\? .*›/gm)?.length ?? 0
    if (questions > answered) {
      answered = questions
      terminal.write('y\r')
    }
  })
  return new Promise((resolve) => {
    terminal.onExit(({ exitCode }) => resolve({ code: exitCode, output: plain(output) }))
  })
}

/** A program's output as a person reads it: without colours, lines ended as in a file. */
export function plain(output: string): string {
  return stripVTControlCharacters(output).replaceAll('\r\n', '\n')
}

/** Without what makes Prisma see a CI, where it asks nothing and `migrate dev` refuses to run. */
function byAPerson(environment: NodeJS.ProcessEnv): Record<string, string> {
  const { CI: _ci, GITHUB_ACTIONS: _actions, ...others } = environment
  const entries = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}
