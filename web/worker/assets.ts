/** What the workers need and the page fetches once, so that a worker can be ended and started anew. */
export interface Assets {
  /** PostgreSQL and Prisma's engine, compiled. */
  pglite: WebAssembly.Module
  engine: WebAssembly.Module
  /** PGlite's own files. */
  pgliteFiles: Blob
  /** A fresh data directory, packed (see `packDirectory`) and gzipped. */
  template: Blob
  /** The biographies as vectors: see `decodeEmbeddings`. */
  embeddings: Uint8Array
}
