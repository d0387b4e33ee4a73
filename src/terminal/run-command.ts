import { stripVTControlCharacters } from 'node:util'
import { type ArgsDef, type CommandDef, parseArgs, renderUsage } from 'citty'
import { toDatabaseProblem } from '../database/database-problem.ts'
import { readEnvironment, readNpmFlags } from '../environment.ts'
import { isPackageMissing } from '../package-missing.ts'
import { Problem } from '../problem.ts'
import { watchInterrupt } from './interrupt.ts'
import { type NpmFlags, requireNoneSwallowed, withNpmJson } from './npm-flags.ts'
import { print, printError, printJson } from './output.ts'
import { openPage, plainPage } from './page.ts'
import { startProgress } from './progress.ts'
import { renderProblem } from './render-problem.ts'
import { requireArguments } from './require-arguments.ts'
import { requireSubCommand } from './require-sub-command.ts'
import { withWords } from './with-words.ts'

/** What a command's `run` may return: 0 done, 2 something is amiss, 4 finished with findings. */
export type ExitCode = 0 | 2 | 4

/**
 * Runs one of the lab's commands on this process's arguments: prints its help, runs it, and is the
 * one place that turns a Problem into words and exit code 2; a bug keeps its stack and exits with 1.
 * What is thrown for a package that is missing goes on to bin/.
 */
export async function runCommand<T extends ArgsDef>(command: CommandDef<T>): Promise<void> {
  // A definition's own argument types matter to its `run` alone.
  const plain = command as unknown as CommandDef
  const npmFlags = readNpmFlags(scriptName(plain))
  const words = withNpmJson(plain, process.argv.slice(2), npmFlags)
  const stopProgress = startProgress(words.includes('--plain'))
  // Whoever read our output (head, less) has seen enough and left.
  process.stdout.on('error', () => process.exit())
  try {
    watchInterrupt()
    process.exitCode = await runLeaf(plain, words, npmFlags)
  } catch (error) {
    // Said by bin/, which needs no package to say it.
    if (isPackageMissing(error)) throw error
    process.exitCode = report(toDatabaseProblem(error), words.includes('--json'))
  } finally {
    stopProgress()
  }
}

async function runLeaf(
  command: CommandDef,
  words: string[],
  npmFlags: NpmFlags,
  parent?: CommandDef,
): Promise<number> {
  const name = commandName(command, parent)
  const subCommands = command.subCommands as Record<string, CommandDef> | undefined
  if (subCommands && !isHelp(words[0])) {
    const [word, ...rest] = words
    return runLeaf(requireSubCommand(name, subCommands, word), rest, npmFlags, command)
  }
  if (words.some(isHelp)) {
    print(await renderHelp(command, withWords(name, '').trimEnd()))
    return 0
  }
  const args = (command.args ?? {}) as ArgsDef
  requireNoneSwallowed(name, args, words, npmFlags)
  const parsed = parseArgs(requireArguments(name, args, words), args)
  const result = await command.run?.({ rawArgs: words, args: parsed, cmd: command })
  return typeof result === 'number' ? result : 0
}

function commandName(command: CommandDef, parent?: CommandDef): string {
  const own = scriptName(command)
  return parent ? `${commandName(parent)} -- ${own}` : `npm run ${own}`
}

function scriptName({ meta }: CommandDef): string {
  return (meta as { name?: string } | undefined)?.name ?? ''
}

async function renderHelp(command: CommandDef, name: string): Promise<string> {
  const usage = await renderUsage({ ...command, meta: { ...command.meta, name } })
  // citty colours whatever it writes to.
  return findPage().colored ? usage : stripVTControlCharacters(usage)
}

function isHelp(word: string | undefined): boolean {
  return word === '--help' || word === '-h'
}

function report(error: unknown, json: boolean): number {
  if (!(error instanceof Problem)) {
    printError(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 1
  }
  const { code, message, fix } = error
  if (json) printJson({ problem: { code, message, fix } })
  else printError(renderProblem(error, findPage()))
  return 2
}

/** The page to write on, also when the Problem is in the environment itself. */
export function findPage() {
  try {
    return openPage(readEnvironment())
  } catch {
    return plainPage
  }
}
