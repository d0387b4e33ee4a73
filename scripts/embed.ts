import { writeFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { people } from '../lessons/people.ts'
import { encodeEmbeddings } from '../src/course/embeddings.ts'
import { encode } from '../src/course/encoder.node.ts'
import { projectPath } from '../src/project.node.ts'
import { print } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const FILE = 'lessons/embeddings.bin'

// A test holds the file to the model.
const command = defineCommand({
  meta: { name: 'embed', description: `Make ${FILE} anew, after a biography was changed` },
  run: async () => {
    const vectors = await encode(people.map(({ bio }) => bio))
    await writeFile(projectPath(FILE), encodeEmbeddings(vectors))
    print(`Written: ${FILE}, ${vectors.length} biographies as vectors.`)
  },
})

await runCommand(command)
