import { writeFile } from 'node:fs/promises'
import { people } from '../lessons/people.ts'
import { encodeEmbeddings } from '../src/course/embeddings.ts'
import { encode } from '../src/course/encoder.node.ts'
import { projectPath } from '../src/project.node.ts'

// Run after changing a biography: `npm run embed`. A test holds the file to the model.
const vectors = await encode(people.map(({ bio }) => bio))
await writeFile(projectPath('lessons/embeddings.bin'), encodeEmbeddings(vectors))
