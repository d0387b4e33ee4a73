import { once } from 'node:events'
import { defineCommand } from 'citty'
import { print, printError } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { buildWeb, webFolder } from '../web/build/build-web.node.ts'
import { requirePort } from '../web/build/require-port.ts'
import { serveFolder } from '../web/build/serve-folder.node.ts'

const command = defineCommand({
  meta: { name: 'web', description: 'The lab in a browser tab: builds it and serves it here' },
  args: {
    port: {
      type: 'string',
      valueHint: 'N',
      description: 'Where (4173); a browser keeps a database for each port',
    },
  },
  run: async ({ args }) => {
    const port = requirePort(args.port ?? '4173')
    printError('Building the page; the first time takes some seconds.')
    // Served first: a build takes away what another server may be serving.
    const server = await serveFolder(webFolder, port)
    await buildWeb()
    print(`http://127.0.0.1:${port}/`)
    printError('Open it in a browser. Ctrl-C ends it.')
    await once(server, 'close')
  },
})

await runCommand(command)
