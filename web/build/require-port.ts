import { Problem } from '../../src/problem.ts'

/** A port as a person types it. Throws the Problem `PORT_INVALID`. */
export function requirePort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Problem('PORT_INVALID', {
    message: `--port is a number from 1 to 65535; "${text}" is not.`,
    fix: 'npm run web -- --port 4173',
  })
}

/** Something else listens where the page should be served. */
export const portTaken = (port: number, cause: unknown) =>
  new Problem('PORT_TAKEN', {
    message: `Port ${port} is in use: the page may be served there already, at http://127.0.0.1:${port}/.`,
    fix: `Take another one, which has a database of its own in the browser: npm run web -- --port ${port + 1}`,
    cause,
  })
