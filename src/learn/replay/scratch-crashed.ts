/** PostgreSQL in the scratch database broke down: the learner's SQL, not the check, is at fault. */
export class ScratchCrashed extends Error {
  override readonly name = 'ScratchCrashed'

  constructor() {
    super('PostgreSQL in the scratch database does not answer any more.')
  }
}

/** Whether WebAssembly, or the memory under it, is why `error` was thrown. */
export function isCrash(error: unknown): boolean {
  return (
    error instanceof ScratchCrashed ||
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    // Emscripten's way out of a program that has ended.
    (error as { name?: unknown } | undefined)?.name === 'ExitStatus'
  )
}
