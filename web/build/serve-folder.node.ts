import { readFile, stat } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { compressed } from './compressed.node.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { portTaken } from './require-port.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

const ALWAYS = {
  'Content-Security-Policy': `${contentSecurityPolicy()}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/**
 * A server of a built page on this machine alone, as a good host would serve it: compressed, with the
 * policy as a header, and files that are named for their content kept for good. `port` 0 is any free one.
 * Throws the Problem `PORT_TAKEN`.
 */
export async function serveFolder(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(folder, request.url ?? '/', String(request.headers['accept-encoding']), response).catch(
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) ? portTaken(port, error) : error))
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

// EACCES: ports that belong to the system.
function isTaken(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EADDRINUSE' || error.code === 'EACCES'
}

async function answer(
  folder: string,
  url: string,
  accepted: string,
  response: ServerResponse,
): Promise<void> {
  const file = fileOf(folder, url)
  const found = await stat(file ?? '').catch(() => undefined)
  if (!file || !found?.isFile()) {
    response.writeHead(404, ALWAYS).end('There is no such file.')
    return
  }
  const { body, encoding } = await compressed(file, accepted, () => readFile(file))
  response.writeHead(200, {
    ...ALWAYS,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': body.length,
    'Cache-Control': file.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
  })
  response.end(body)
}

/** Undefined for what leads out of the folder. */
function fileOf(folder: string, url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname))
    return join(folder, path.endsWith('/') ? `${path}index.html` : path)
  } catch {
    return undefined
  }
}
