import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { readProgressList } from '../src/learn/workspace/read-progress-list.node.ts'
import { resetDatabase, resetLesson } from '../src/learn/workspace/reset-lesson.node.ts'
import {
  enterWorkspace,
  requireTaughtLesson,
  workspaceOf,
} from '../src/learn/workspace/workspace.node.ts'
import { openPage } from '../src/terminal/page.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { runLesson } from '../src/terminal/run-lesson.ts'
import { showDone, showProgress } from '../src/terminal/show-lesson.ts'
import { valuesOf } from '../src/terminal/values-of.ts'

const command = defineCommand({
  meta: { name: 'learn', description: 'Write the migrations yourself, checked at every save' },
  args: {
    lesson: { type: 'positional', required: false, description: '1 to 4; yours when left out' },
    list: { type: 'boolean', description: 'Show how far you are, and change nothing' },
    next: { type: 'boolean', description: 'Go on to the next lesson when this one is passed' },
    reset: { type: 'boolean', description: 'Begin the lesson again; your files are kept' },
    'reset-database': { type: 'boolean', description: 'Only the database, not the files' },
    answer: { type: 'string', valueHint: 'TASK=KEY', description: 'Answer a question first' },
    plain: { type: 'boolean', description: 'Sentences, for a screen reader' },
    json: { type: 'boolean', description: 'Check once, and print one JSON document' },
  },
  run: async ({ args, rawArgs }) => {
    const { json = false, plain = false, next = false } = args
    const environment = readEnvironment()
    const output = { page: openPage(environment), json, plain }
    const workspace = workspaceOf(environment, course)
    if (args.list) return showProgress(await readProgressList(workspace), course, [], output)
    const lesson = args.lesson ? requireTaughtLesson(course, args.lesson, 'learn') : undefined
    const reset = args.reset ? resetLesson : args['reset-database'] ? resetDatabase : undefined
    if (reset) {
      const opened = await enterWorkspace(workspace, lesson)
      return showDone(await reset(workspace, opened.lesson), output)
    }
    return runLesson(workspace, lesson, { answers: valuesOf('answer', rawArgs), next }, output)
  },
})

await runCommand(command)
