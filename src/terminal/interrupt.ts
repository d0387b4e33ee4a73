import { printError } from './output.ts'

type CleanUp = () => Promise<void>
const cleanUps = new Set<CleanUp>()

let farewell = 'Stopped.'

/** Of a command that changes the lab database in steps, each a transaction. */
export const STEP_UNDONE =
  'Stopped. The step that was running is undone; those before it stand.\nNext: npm run verify'

/** What Ctrl-C is answered with from now on, where there is more to say than that it ended. */
export function sayWhenStopped(words: string): void {
  farewell = words
}

/**
 * Makes Ctrl-C end the command with words and exit code 2. Steps are transactions, so PostgreSQL
 * undoes the one that was running as soon as the connection is gone.
 */
export function watchInterrupt(): void {
  let interrupted = false
  const stop = async () => {
    if (interrupted) process.exit(2)
    interrupted = true
    await Promise.allSettled([...cleanUps].map((cleanUp) => cleanUp()))
    printError(farewell)
    process.exit(2)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** Runs `work`, and `cleanUp` after it: when it is done, when it fails, and on Ctrl-C, with `words`. */
export async function withCleanUp<T>(
  cleanUp: CleanUp,
  work: () => Promise<T>,
  words = farewell,
): Promise<T> {
  sayWhenStopped(words)
  cleanUps.add(cleanUp)
  try {
    return await work()
  } finally {
    cleanUps.delete(cleanUp)
    await cleanUp()
  }
}
