import { type CommandDef, defineCommand } from 'citty'
import { claimByHand } from '../src/claim-by-hand.node.ts'
import { redactUrl } from '../src/database/database-url.ts'
import { readLabUrl, startServer, stopServer } from '../src/database/server-control.node.ts'
import { readServerStatus } from '../src/database/server-status.node.ts'
import { type Environment, readEnvironment } from '../src/environment.ts'
import { print, printError, printJson } from '../src/terminal/output.ts'
import { renderServerStatus } from '../src/terminal/render-server-status.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const json = { type: 'boolean', description: 'Print it as one JSON document' } as const

/** A subcommand whose `run` returns what it says: as data, and as a line. */
const define = (
  name: string,
  description: string,
  run: (environment: Environment) => Promise<{ data: unknown; line: string }>,
) =>
  defineCommand({
    meta: { name, description },
    args: { json },
    run: async ({ args }) => {
      const { data, line } = await run(readEnvironment())
      if (args.json) printJson(data)
      else print(line)
    },
  })

const status = define(
  'status',
  'Which server and database the lab works with',
  async (environment) => {
    const found = await readServerStatus(environment)
    return { data: found, line: renderServerStatus(found) }
  },
)

const url = define(
  'url',
  "Print the lab database's URL, for psql or a GUI",
  async (environment) => {
    const real = await readLabUrl(environment)
    const shown = redactUrl(real)
    if (shown !== real) printError('The password is not shown; DATABASE_URL in .env holds it.')
    return { data: { url: shown }, line: shown }
  },
)

const start = define('start', 'Start the embedded server', async (environment) => {
  const { pid, port, url } = await startServer(environment)
  const line = `The embedded server runs (process ${pid}):\n${url('lab')}`
  return { data: { pid, port, url: url('lab') }, line }
})

const stop = define('stop', 'Stop the embedded server', async (environment) => {
  const stopped = await stopServer(environment)
  const line = `The embedded server ${stopped ? 'has stopped' : 'was not running'}.`
  return { data: { stopped }, line }
})

const claim = define(
  'claim',
  "Make a database that Prisma migrated the lab's",
  async (environment) => {
    const claimed = redactUrl(await claimByHand(environment))
    return { data: { claimed }, line: `${claimed} is the lab's now.` }
  },
)

await runCommand(
  defineCommand({
    meta: { name: 'db', description: "The lab's database server" },
    subCommands: { start, stop, status, url, claim } as Record<string, CommandDef>,
  }),
)
