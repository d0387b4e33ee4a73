import type { PostgresErrorFields } from '../../src/database/postgres-error.ts'

/** What the page tells a worker: call `method` and answer under `id`. */
export interface Call {
  id: number
  method: string
  parameters: unknown[]
}

/** What a worker tells the page. */
export type Answer =
  | { id: number; value: unknown }
  | { id: number; thrown: Thrown }
  /** Told while a call runs: a step that is done, a file that begins. */
  | { id: number; news: unknown }

/** What was thrown, as a message can hold it. */
export type Thrown =
  | { kind: 'problem'; code: string; message: string; fix: string; cause: Thrown | undefined }
  | { kind: 'postgres'; message: string; fields: PostgresErrorFields }
  /** Anything else; `name` tells a few kinds apart. */
  | { kind: 'error'; name: string; message: string; stack: string | undefined }
