import { type CommandDef, defineCommand } from 'citty'
import { claimByHand } from '../src/claim-by-hand.node.ts'
import { redactUrl } from '../src/database/database-url.ts'
import { readLabUrl, startServer, stopServer } from '../src/database/server-control.node.ts'
import { readServerStatus } from '../src/database/server-status.node.ts'
import { type Environment, readEnvironment } from '../src/environment.ts'
import { print, printError, printJson } from '../src/terminal/output.ts'
import { renderServerStatus } from '../src/terminal/render-server-status.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const define = (name: string, description: string, run: (environment: Environment) => unknown) =>
  defineCommand({
    meta: { name, description },
    run: async () => void (await run(readEnvironment())),
  })

const status = defineCommand({
  meta: { name: 'status', description: 'Which server and database the lab works with' },
  args: { json: { type: 'boolean', description: 'Print it as one JSON document' } },
  run: async ({ args }) => {
    const found = await readServerStatus(readEnvironment())
    if (args.json) printJson(found)
    else print(renderServerStatus(found))
  },
})

const url = define(
  'url',
  "Print the lab database's URL, for psql or a GUI",
  async (environment) => {
    const real = await readLabUrl(environment)
    const shown = redactUrl(real)
    if (shown !== real) printError('The password is not shown; DATABASE_URL in .env holds it.')
    print(shown)
  },
)

const start = define('start', 'Start the embedded server', async (environment) => {
  const { pid, url } = await startServer(environment)
  print(`The embedded server runs (process ${pid}): ${url('lab')}`)
})

const stop = define('stop', 'Stop the embedded server', async (environment) => {
  const stopped = await stopServer(environment)
  print(stopped ? 'The embedded server has stopped.' : 'The embedded server was not running.')
})

const claim = define(
  'claim',
  "Make a database that Prisma migrated the lab's",
  async (environment) => {
    print(`${redactUrl(await claimByHand(environment))} is the lab's now.`)
  },
)

await runCommand(
  defineCommand({
    meta: { name: 'db', description: "The lab's database server" },
    subCommands: { start, stop, status, url, claim } as Record<string, CommandDef>,
  }),
)
