import type { Server } from 'node:http'
import { type PageContext, withVisit } from './page-visit.ts'

export interface TransferRow {
  what: string
  of: string
  requests: number
  kilobytes: number
}

/** What the files are, by their names; the first that fits. */
const KINDS: readonly (readonly [of: string, names: RegExp])[] = [
  ['PostgreSQL', /pglite/],
  ['pgvector', /vector/],
  ['Prisma’s schema engine', /schema_engine/],
  ['the data directory to start from', /template/],
  ['embeddings of the people', /embeddings/],
  ['fonts', /\.woff2$/],
  ['scripts', /\.js$/],
  ['page, styles and icon', /./],
]

const ALL = 'all that is fetched until the database is ready'
const LATER = 'fetched later, for a visit without network'

interface Answer {
  path: string
  bytes: number
}

/** What goes over the wire in a first visit, heads of the answers included. */
export async function readTransfer(context: PageContext): Promise<TransferRow[]> {
  const answers: Answer[] = []
  return withVisit(
    context,
    async ({ page }) => {
      await page.evaluate(() => bench.ready())
      const first = answers.slice()
      await page.evaluate(async () => void (await navigator.serviceWorker.ready))
      const kinds = KINDS.map(([of], at) =>
        sum(
          of,
          first.filter(({ path }) => kindOf(path) === at),
        ),
      )
      return [...kinds, sum(ALL, first), sum(LATER, answers.slice(first.length))]
    },
    { onServer: (server) => listen(server, answers) },
  )
}

/** Counted where they are sent: the browser does not tell how large the script of a worker was. */
function listen(server: Server, answers: Answer[]): void {
  server.on('request', ({ url = '', socket }, response) => {
    const before = socket.bytesWritten
    response.on('finish', () => answers.push({ path: url, bytes: socket.bytesWritten - before }))
  })
}

function kindOf(path: string): number {
  return KINDS.findIndex(([, names]) => names.test(path))
}

function sum(of: string, answers: readonly Answer[]): TransferRow {
  const bytes = answers.reduce((all, answer) => all + answer.bytes, 0)
  return {
    what: 'page-transfer',
    of,
    requests: answers.length,
    kilobytes: Math.round(bytes / 1000),
  }
}
