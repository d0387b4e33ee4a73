import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { checkOnce } from '../src/learn/workspace/check-once.node.ts'
import { withCheckTools } from '../src/learn/workspace/check-tools.node.ts'
import { recomputeProgress } from '../src/learn/workspace/recompute-progress.node.ts'
import {
  openWorkspace,
  requireTaughtLesson,
  workspaceOf,
} from '../src/learn/workspace/workspace.node.ts'
import { openPage } from '../src/terminal/page.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { showChecked, showRecomputed } from '../src/terminal/show-lesson.ts'
import { valuesOf } from '../src/terminal/values-of.ts'

const command = defineCommand({
  meta: { name: 'check:lesson', description: 'Check your lesson once: what is right, what is not' },
  args: {
    lesson: { type: 'positional', required: false, description: '1 to 4; yours when left out' },
    answer: { type: 'string', valueHint: 'TASK=KEY', description: 'Answer a question first' },
    next: { type: 'boolean', description: 'Go on to the next lesson when this one is passed' },
    all: { type: 'boolean', description: 'Work your progress out anew, from your files' },
    plain: { type: 'boolean', description: 'Sentences, for a screen reader' },
    json: { type: 'boolean', description: 'Print the report as one JSON document' },
  },
  run: async ({ args, rawArgs }) => {
    const { all, next = false, json = false, plain = false } = args
    const environment = readEnvironment()
    const output = { page: openPage(environment), json, plain }
    const workspace = workspaceOf(environment, course)
    const lesson = args.lesson
      ? requireTaughtLesson(course, args.lesson, 'check:lesson')
      : undefined
    return withCheckTools(workspace, lesson, async (tools) => {
      if (all) return showRecomputed(await recomputeProgress(workspace, tools), course, output)
      const opened = await openWorkspace(workspace)
      const request = { lesson, answers: valuesOf('answer', rawArgs), next }
      return showChecked(await checkOnce(workspace, opened, tools, request), course, output)
    })
  },
})

await runCommand(command)
