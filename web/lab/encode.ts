import { Problem } from '../../src/problem.ts'
import type { EncoderRoom } from '../encoder/encoder-room.ts'
import { ENCODER_BYTES } from './encoder-bytes.ts'
import { encoderLoading, isEncoderLoaded } from './encoder-state.ts'
import { WorkerCalls } from './worker-calls.ts'

let started: WorkerCalls<EncoderRoom> | undefined

/**
 * The meaning of a text as a vector, from a worker that is started, and fetches its weights, when it is
 * needed first. Throws the Problem `ENCODER_UNREACHABLE`.
 */
export async function encode(text: string): Promise<number[]> {
  started ??= new WorkerCalls<EncoderRoom>(
    new Worker(new URL('../encoder/encoder-worker.ts', import.meta.url), { type: 'module' }),
  )
  try {
    // Not a name that the build knows: the files lie beside the page as they are in their package.
    const folder = new URL('encoder/', document.baseURI).href
    const vector = await started.call('encode', [text, folder], (bytes) => {
      encoderLoading.value = bytes < ENCODER_BYTES ? bytes : undefined
    })
    isEncoderLoaded.value = true
    return vector
  } catch (cause) {
    // The next question may find the network back.
    started.end(cause)
    started = undefined
    isEncoderLoaded.value = false
    throw encoderUnreachable(cause)
  } finally {
    encoderLoading.value = undefined
  }
}

function encoderUnreachable(cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem('ENCODER_UNREACHABLE', {
    message: `The sentence encoder can't be loaded: ${why.replace(/\.$/, '')}.`,
    fix: 'It needs the network the first time: ask again when it is back. It is kept once it was here.',
    cause,
  })
}
