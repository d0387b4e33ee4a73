import type { FieldProof } from '../../survival/proof.ts'
import type { Evidence } from '../evidence.ts'

interface Embeddings extends FieldProof {
  /** The key of the first row whose embedding is not the encoder's. */
  firstRow: number | undefined
}

/** What `backfill.sql` has made of the embeddings, against the encoder's; undefined when it has not run. */
export function findEmbeddings({ files }: Pick<Evidence, 'files'>): Embeddings | undefined {
  const backfill = files['backfill.sql']
  if (backfill?.status !== 'ran') return undefined
  const proof = backfill.proof.fields.find(({ field }) => field === 'embedding')
  const firstRow = backfill.proof.findings.find(({ field }) => field === 'embedding')?.row
  return proof && { ...proof, firstRow }
}
