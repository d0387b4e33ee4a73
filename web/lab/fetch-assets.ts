import pgliteFilesUrl from '../../generated/web/pglite-files.bin?url'
import sizes from '../../generated/web/sizes.json' with { type: 'json' }
import templateUrl from '../../generated/web/template.bin?url'
import embeddingsUrl from '../../lessons/embeddings.bin?url'
import pgliteUrl from '../../node_modules/@electric-sql/pglite/dist/pglite.wasm?url'
import engineUrl from '../../node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm?url'
import { Problem } from '../../src/problem.ts'
import { gunzip } from '../storage/gzip.ts'
import type { Assets } from '../worker/assets.ts'

/**
 * Fetches side by side what the workers need, and compiles while it comes in. `onReceived` is told how
 * many of all bytes are there, as each file is complete. Throws the Problem `FILE_UNREACHABLE`.
 */
export async function fetchAssets(
  onReceived: (received: number, total: number) => void,
): Promise<Assets> {
  let received = 0
  const counted = async <T>(size: number, file: Promise<T>): Promise<T> => {
    const value = await file
    received += size
    onReceived(received, TOTAL)
    return value
  }
  const { pglite, engine, pgliteFiles, template } = sizes.opening
  const [postgres, schemaEngine, files, directory, embeddings] = await Promise.all([
    counted(pglite, compile(pgliteUrl)),
    counted(engine, compile(engineUrl)),
    counted(pgliteFiles, fetchFile(pgliteFilesUrl).then(unzipped)),
    counted(
      template,
      fetchFile(templateUrl).then((response) => response.blob()),
    ),
    fetchFile(embeddingsUrl).then((response) => response.arrayBuffer()),
  ])
  return {
    pglite: postgres,
    engine: schemaEngine,
    pgliteFiles: files,
    template: directory,
    embeddings: new Uint8Array(embeddings),
  }
}

const TOTAL = Object.values(sizes.opening).reduce((sum, size) => sum + size, 0)

async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetchFile(url)
  const type = response.headers.get('content-type') ?? ''
  // Some servers don't know the type, and only that one is compiled while it comes in.
  return type.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer())
}

async function unzipped(response: Response): Promise<Blob> {
  return new Blob([await gunzip(await response.blob())])
}

async function fetchFile(url: string): Promise<Response> {
  try {
    const response = await fetch(url)
    if (response.ok) return response
    throw new Error(`the server answered ${response.status}`)
  } catch (cause) {
    throw new Problem('FILE_UNREACHABLE', {
      message: `${new URL(url, location.href).pathname} can't be fetched: ${cause instanceof Error ? cause.message : cause}.`,
      fix: 'Load the page again when the network is back.',
      cause,
    })
  }
}
