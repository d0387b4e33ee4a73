import { renderApplyMigrationError } from './apply-migration-error.ts'
import type { AdapterFailure } from './driver-adapter.ts'
import { EngineError } from './engine-error.ts'
import { takePanic } from './engine-instance.ts'

/** What the engine threw, with what the adapter saw, as one error in Prisma's words. */
export function toEngineError(
  error: unknown,
  { failure, connectionError }: { failure: AdapterFailure | undefined; connectionError: unknown },
): EngineError {
  if (error instanceof WebAssembly.RuntimeError) {
    const message = takePanic() ?? error.message
    return new EngineError(
      message,
      { panicked: true, cause: error, connectionError },
      failure?.error,
    )
  }
  const told = read(error)
  const { code, meta, message } = { ...told, ...(failure && retell(told, failure)) }
  return new EngineError(message, { code, meta, cause: error, connectionError }, failure?.error)
}

interface Told {
  message: string
  code: string | undefined
  meta: unknown
}

function read(error: unknown): Told {
  const { message, code, meta } = error as Error & { code?: string; meta?: unknown }
  return { message, code, meta }
}

/**
 * A script that failed is an "external connector error" to the engine in WebAssembly, with a
 * trace; the native engine says P3018, or P3006 around it when it was on the shadow database.
 */
function retell({ message, code }: Told, failure: AdapterFailure): Partial<Told> | undefined {
  if (failure.script === undefined) return undefined
  if (code === 'P3006') {
    const name = message.match(/^Migration `(.+?)` failed to apply/)?.[1]
    if (name === undefined) return undefined
    const { message: inner } = renderApplyMigrationError(name, failure)
    const [title] = message.split('Error:\n')
    return {
      message: `${title}Error code: P3018\nError:\n${inner}`,
      meta: { migration_name: name },
    }
  }
  const name = message.match(/Applying migration\s+with migration_name="(.+?)"/)?.[1]
  return code === undefined && name !== undefined
    ? renderApplyMigrationError(name, failure)
    : undefined
}
