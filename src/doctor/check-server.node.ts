import { createServer } from 'node:net'
import type { Environment } from '../environment.ts'
import { Problem } from '../problem.ts'
import { type CheckResult, check, Skipped } from './check.ts'

type Home = Pick<Environment, 'home' | 'idleMinutes'>

/** Whether there is a port for the embedded server; `unused` says why that is not the one in use. */
export function checkPorts(environment: Home, unused?: string): Promise<CheckResult> {
  return check('port', async () => {
    if (unused) throw new Skipped(unused)
    const { findEmbeddedServer } = await import('../database/embedded-server.node.ts')
    const running = await findEmbeddedServer(environment)
    if (running) return `${running.port}, the embedded server's`
    const { listenOnFreePort } = await import('../database/free-port.node.ts')
    const server = createServer()
    try {
      return `${await listenOnFreePort(server)} is free`
    } catch (cause) {
      throw noPort(cause)
    } finally {
      server.close()
    }
  })
}

/** Whether the embedded server runs, or can be started; it is started, as by any command. */
export function checkEmbeddedServer(environment: Home, unused?: string): Promise<CheckResult> {
  return check('embedded server', async () => {
    if (unused) throw new Skipped(unused)
    const { findEmbeddedServer, requireEmbeddedServer } = await import(
      '../database/embedded-server.node.ts'
    )
    const running = await findEmbeddedServer(environment)
    const { pid } = running ?? (await requireEmbeddedServer(environment))
    return `${running ? 'runs' : 'started'}, process ${pid}`
  })
}

function noPort(cause: unknown): Problem {
  return new Problem('PORT_UNAVAILABLE', {
    message: `No program may listen on 127.0.0.1 here (${(cause as NodeJS.ErrnoException).code}).`,
    fix: 'Allow it (a sandbox or a firewall forbids it), or set DATABASE_URL in .env, then: npm run doctor',
  })
}
