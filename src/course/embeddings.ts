/** Length of every embedding, as in the column's type `vector(512)`. */
export const DIMENSIONS = 512

/**
 * Packs vectors one after the other, a signed byte a dimension. Only directions are kept: each
 * vector is scaled so that its largest part fills the byte.
 */
export function encodeEmbeddings(vectors: readonly (readonly number[])[]): Uint8Array {
  const packed = vectors.map((vector) => {
    const scale = 127 / Math.max(...vector.map(Math.abs))
    return vector.map((part) => Math.round(part * scale))
  })
  return new Uint8Array(Int8Array.from(packed.flat()).buffer)
}

/**
 * Unpacks what `encodeEmbeddings` packed, each vector of length one, rounded to four decimals.
 * Such numbers are the ones that PostgreSQL's `real` gives back digit for digit, so the text that
 * is stored is the text that is read. Throws when `bytes` is not a whole number of vectors.
 */
export function decodeEmbeddings(bytes: Uint8Array): number[][] {
  const count = bytes.length / DIMENSIONS
  if (!Number.isInteger(count)) throw new Error(`${bytes.length} bytes hold no whole vectors`)
  const parts = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: count }, (_, index) => {
    const vector = [...parts.subarray(index * DIMENSIONS, (index + 1) * DIMENSIONS)]
    const length = Math.hypot(...vector)
    // Adding 0 turns -0, which PostgreSQL would keep and print, into 0.
    return vector.map((part) => Math.round((part / length) * 10_000) / 10_000 + 0)
  })
}

/** A vector as pgvector reads it: `[0.1,0.2]`. */
export function vectorText(vector: readonly number[]): string {
  return `[${vector.join(',')}]`
}

/** The same direction, with length one. */
export function normalise(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return vector.map((part) => part / length)
}
