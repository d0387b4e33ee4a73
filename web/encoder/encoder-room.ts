import { type EmbeddingsModel, initModel } from '@energetic-ai/embeddings'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import { env, ready, setBackend } from '@tensorflow/tfjs-core'
import plainUrl from '../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdUrl from '../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { normalise } from '../../src/course/embeddings.ts'

/** What the page asks of the worker that encodes sentences: the encoder of `npm run search`. */
export class EncoderRoom {
  #model: Promise<EmbeddingsModel> | undefined

  /**
   * The meaning of a text, as `encode` in the terminal gives it; `folder` is where the weights are, and
   * `tell` hears how many bytes have come while they are fetched.
   */
  async encode(text: string, folder: string, tell: (bytes: number) => void): Promise<number[]> {
    this.#model ??= loadModel(folder, tell)
    const [vector = []] = await (await this.#model).embed([text])
    return normalise(vector)
  }
}

async function loadModel(folder: string, tell: (bytes: number) => void): Promise<EmbeddingsModel> {
  // A thread for one sentence is not worth it, and would need a worker that no policy can name.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  })
  await setBackend('wasm')
  await ready()
  const fetchFunc = countingFetch(tell)
  return initModel(async () => {
    const [model, vocabulary] = await Promise.all([
      loadGraphModel(`${folder}model.json`, { fetchFunc }),
      fetchFunc(`${folder}vocab.json`).then((response) => response.json()),
    ])
    return { model, vocabulary }
  })
}

/** `fetch`, which tells how many bytes of all its answers have come so far. */
function countingFetch(tell: (bytes: number) => void): typeof fetch {
  let received = 0
  return async (address, options) => {
    const response = await fetch(address, options)
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(part, controller) {
        received += part.length
        tell(received)
        controller.enqueue(part)
      },
    })
    // Whole, before it is answered: who asks for many files at once reads none before all have begun.
    const body = await new Response(response.body?.pipeThrough(counter)).arrayBuffer()
    return new Response(body, response)
  }
}
