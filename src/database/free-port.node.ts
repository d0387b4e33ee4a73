import type { AddressInfo, Server } from 'node:net'

/** Where GUI tools can expect the embedded server; the next ones when something else is there. */
const FIRST_PORT = 54_320
const PORTS_TO_TRY = 30

/** Listens on the loopback interface: on `preferred` if it is free, so that a port stays the same. */
export async function listenOnFreePort(server: Server, preferred?: number): Promise<number> {
  const usual = Array.from({ length: PORTS_TO_TRY }, (_, index) => FIRST_PORT + index)
  for (const port of [...(preferred ? [preferred] : []), ...usual]) {
    if (await listen(server, port)) return port
  }
  // Any port that the operating system has.
  await listen(server, 0)
  return (server.address() as AddressInfo).port
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      // EACCES: Windows reserves ranges of ports.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}
