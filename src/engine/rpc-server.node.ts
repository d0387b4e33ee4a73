import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { EngineError } from './engine-error.ts'
import type { EngineSession } from './engine-session.node.ts'
import { findMethod, type Print } from './rpc-methods.node.ts'

interface Request {
  id: number | string | null
  method?: string
  params?: unknown
}

/**
 * Answers JSON-RPC 2.0 requests, a line a message, one after the other, until the input ends.
 * https://www.jsonrpc.org/specification. A panic of the engine is left unhandled on purpose, so
 * that it ends the process at once. Throws on a line that is no JSON: nobody is left to talk to.
 */
export async function serveRpc(
  session: EngineSession,
  input: Readable,
  output: Writable,
): Promise<void> {
  const send = (message: object) =>
    output.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  let printed = 0
  const print: Print = (content) => {
    send({ id: printed++, method: 'print', params: { content } })
  }
  let last: Promise<unknown> = Promise.resolve()
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const request: Request = JSON.parse(line)
    // The answer to a `print` of ours.
    if (request.method === undefined) continue
    last = last.then(() => answer(session, request, print)).then(send)
  }
  await last
}

async function answer(
  session: EngineSession,
  { id, method: name = '', params }: Request,
  print: Print,
): Promise<object> {
  const method = findMethod(name)
  if (!method) return { id, error: { code: -32601, message: 'Method not found' } }
  try {
    return { id, result: (await method(session, params as never, print)) ?? null }
  } catch (error) {
    if (error instanceof EngineError && error.panicked) throw error
    return { id, error: toRpcError(error) }
  }
}

function toRpcError(error: unknown): object {
  const { message } = error as Error
  const { code, meta } = error instanceof EngineError ? error : {}
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message, ...(code && { error_code: code, meta: meta ?? null }) },
  }
}
