import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { encode } from '../src/course/encoder.node.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderSearch } from '../src/terminal/render-search.ts'
import { requireCount, requireText } from '../src/terminal/require-count.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const EXAMPLE = 'npm run search -- "who can make a slow query fast?" --k 5'

const command = defineCommand({
  meta: { name: 'search', description: 'Find people by meaning (phase 4)' },
  args: {
    question: { type: 'positional', required: true, description: 'What to look for, in quotes' },
    k: { type: 'string', valueHint: 'N', description: 'How many people (5)' },
    exact: { type: 'boolean', description: 'Compare every row instead of using the HNSW index' },
    json: { type: 'boolean', description: 'Print the answer as one JSON document' },
  },
  run: ({ args }) => {
    const environment = readEnvironment()
    const question = requireText(args.question)
    const options = { k: requireCount('k', args.k ?? '5', EXAMPLE), exact: args.exact ?? false }
    return withLab(environment, course, async (lab) => {
      await lab.requireEmbeddings()
      const [embedding = []] = await encode([question])
      const report = await lab.search(embedding, options)
      if (args.json) printJson({ question: args.question, ...report })
      else print(renderSearch(args.question, report, openPage(environment)))
    })
  },
})

await runCommand(command)
