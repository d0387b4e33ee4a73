// biome-ignore-all lint/performance/noBarrelFile: it stands for a module of a package.

// What `@energetic-ai/embeddings` takes from `@energetic-ai/core`, which is TensorFlow.js bundled for
// Node: in a browser, TensorFlow.js itself. The build puts this in its place.
export { loadGraphModel } from '@tensorflow/tfjs-converter'
export { div, dot, mul, norm, ready, tensor1d, tensor2d, util } from '@tensorflow/tfjs-core'
