import type { Ownership } from '../database/ownership.ts'
import type { VectorVersions } from '../database/pgvector.ts'
import type { ServerStatus } from '../database/server-status.node.ts'

const OWNERSHIP: Readonly<Record<Ownership, string>> = {
  ours: "the lab's",
  empty: 'empty; the first command that writes claims it',
  foreign: "somebody else's; the lab writes nothing here",
}

/** Where the lab's server and database stand, for a person. */
export function renderServerStatus(status: ServerStatus): string {
  if (!status.running) {
    return `The embedded server is not running; any command starts it.\nData: ${status.home}`
  }
  const { name, version, vector, ownership, bytes } = status.database
  const server =
    status.server === 'embedded'
      ? `embedded, process ${status.pid}, data in ${status.home}`
      : 'yours (DATABASE_URL)'
  const lines = {
    Server: server,
    URL: status.url,
    PostgreSQL: version,
    pgvector: renderVector(vector),
    Database: `${name}, ${(bytes / 1_000_000).toFixed(1)} MB, ${OWNERSHIP[ownership]}`,
  }
  return Object.entries(lines)
    .map(([label, text]) => `${label.padEnd(12)}${text}`)
    .join('\n')
}

function renderVector({ available, installed }: VectorVersions): string {
  if (installed) return installed
  return available ? `${available}, available for phase 4` : 'not available; phase 4 needs it'
}
