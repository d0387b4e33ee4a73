import { readFile } from 'node:fs/promises'
import { runCliCommand } from './cli-command.node.ts'
import { type EngineArguments, readEngineArguments } from './engine-arguments.ts'
import type { EngineError } from './engine-error.ts'
import { writeLog } from './engine-log.node.ts'
import { readEngineVersion } from './engine-module.node.ts'
import { EngineSession } from './engine-session.node.ts'
import { serveRpc } from './rpc-server.node.ts'

// https://github.com/prisma/prisma/blob/main/packages/internals/src/schemaEngineCommands.ts
const EXIT = { success: 0, error: 1, panic: 101 }

/** Prisma's native engine waits this long for its connections to close when it is told to end. */
const CLOSING_TIMEOUT_MS = 4_000

/** Prisma's schema engine as the prisma CLI starts it; ends the process. */
export async function runExecutable(words: readonly string[]): Promise<void> {
  process.on('uncaughtException', panic)
  process.on('unhandledRejection', panic)
  const engineArguments = readEngineArguments(words)
  switch (engineArguments.mode) {
    case 'version':
      process.stdout.write(`schema-engine-cli ${await readEngineVersion()}\n`)
      break
    case 'cli':
      await runCli(engineArguments)
      break
    case 'rpc':
      await runRpc(engineArguments)
      break
    default:
      engineArguments.mode satisfies never
  }
}

async function runCli({ command, url }: EngineArguments): Promise<void> {
  writeLog('INFO', { message: 'Starting schema engine CLI', git_hash: await readEngineVersion() })
  try {
    writeLog('INFO', { message: await runCliCommand(command, url ?? '') })
    process.exit(EXIT.success)
  } catch (error) {
    const { message, code = '' } = error as EngineError
    writeLog('ERROR', { is_panic: false, error_code: code, message })
    // A server that waits for a password it will not get keeps its connection open for a minute.
    process.exit(EXIT.error)
  }
}

async function runRpc({ url, shadowDatabaseUrl, datamodels }: EngineArguments): Promise<void> {
  const message = 'Starting schema engine RPC server'
  writeLog('INFO', { message, git_hash: await readEngineVersion() })
  const session = new EngineSession({
    url,
    shadowDatabaseUrl,
    datamodels: await Promise.all(
      datamodels.map(
        async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')],
      ),
    ),
    log: (line) => process.stderr.write(`${line}\n`),
  })
  const end = () => void endSession(session)
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // The CLI ends its side and is done with us, whatever is still under way.
  process.stdin.on('end', end)
  await serveRpc(session, process.stdin, process.stdout)
}

async function endSession(session: EngineSession): Promise<void> {
  setTimeout(() => process.exit(EXIT.error), CLOSING_TIMEOUT_MS).unref()
  await session.close()
  process.exit(EXIT.success)
}

/** A bug, here or in the engine: the CLI offers a report for what ends this way. */
function panic(error: unknown): void {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  writeLog('ERROR', { is_panic: true, message, backtrace: stack })
  process.exit(EXIT.panic)
}
