import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { layOutNewLesson } from '../src/learn/authoring/new-lesson.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { renderNewLesson } from '../src/terminal/render-new-lesson.ts'
import { findPage, runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'new-lesson', description: 'Lay out a lesson for an author to fill in' },
  args: {
    name: { type: 'string', valueHint: 'NAME', description: 'What it changes: add-teams' },
    json: { type: 'boolean', description: 'Print what was written as one JSON document' },
  },
  run: async ({ args }) => {
    const report = await layOutNewLesson(course, args.name ?? '', new Date())
    if (args.json) printJson(report)
    else print(renderNewLesson(report, findPage()))
  },
})

await runCommand(command)
