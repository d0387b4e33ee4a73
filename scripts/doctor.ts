import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { examine } from '../src/doctor/doctor.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { renderCheck, renderDiagnosis } from '../src/terminal/render-doctor.ts'
import { findPage, runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'doctor', description: 'Look at everything the lab needs, and say how to mend it' },
  args: { json: { type: 'boolean', description: 'Print the checks as one JSON document' } },
  run: async ({ args }) => {
    const page = findPage()
    const results = await examine(course.lessons, (result) => {
      if (!args.json) print(renderCheck(result, page))
    })
    const failed = results.some(({ status }) => status === 'failed')
    if (args.json) printJson({ ok: !failed, checks: results })
    else print(renderDiagnosis(results, page))
    return failed ? 2 : 0
  },
})

await runCommand(command)
