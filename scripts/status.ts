import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { findInGit } from '../src/course/status-git.node.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { projectPath } from '../src/project.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderStatus } from '../src/terminal/render-status.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'status', description: 'Where the lab database stands, and all that is amiss' },
  args: { json: { type: 'boolean', description: 'Print the findings as one JSON document' } },
  run: ({ args }) => {
    const environment = readEnvironment()
    // A migration folder that is missing is a finding here.
    const required: string[] = []
    return withLab(
      environment,
      course,
      async (lab) => {
        const status = await lab.status(findInGit(projectPath()))
        if (args.json) printJson(status)
        else print(renderStatus(status, openPage(environment)))
        return status.clean ? 0 : 4
      },
      required,
    )
  },
})

await runCommand(command)
