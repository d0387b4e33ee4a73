import { defineCommand } from 'citty'
import { print } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { buildWeb } from '../web/build/build-web.node.ts'

const command = defineCommand({
  meta: {
    name: 'web:build',
    description: 'The lab in a browser tab as a folder for any web server',
  },
  run: async () => {
    await buildWeb()
    print('dist/ is ready: put it in any folder of any web server. To look at it here: npm run web')
  },
})

await runCommand(command)
