import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { projectPath } from '../../src/project.node.ts'

/** What is worth it; the others are compressed already. */
const COMPRESSIBLE = ['.html', '.js', '.css', '.json', '.svg', '.wasm', '.md']
const QUALITY = 9

interface Body {
  body: Buffer
  encoding: 'br' | 'gzip' | undefined
}

/**
 * A file's content as a client accepts it. What was compressed once is kept in `node_modules/.cache`:
 * PostgreSQL takes seconds, and is the same from build to build.
 */
export async function compressed(
  file: string,
  accepted: string,
  read: () => Promise<Buffer>,
): Promise<Body> {
  const content = await read()
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (!encoding || !COMPRESSIBLE.includes(extname(file)))
    return { body: content, encoding: undefined }
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 24)
  const kept = join(
    projectPath('node_modules/.cache/prisma-migration-lab/web'),
    `${hash}.${encoding}`,
  )
  return {
    body: (await readFile(kept).catch(() => undefined)) ?? (await make(kept, content, encoding)),
    encoding,
  }
}

async function make(kept: string, content: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const body = await (encoding === 'br' ? toBrotli(content) : promisify(gzip)(content))
  // Written beside and renamed; where nothing can be written it is made again each time.
  const partial = `${kept}.${process.pid}`
  await mkdir(join(kept, '..'), { recursive: true })
    .then(() => writeFile(partial, body))
    .then(() => rename(partial, kept))
    .catch(() => {})
  return body
}

function toBrotli(content: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
}
