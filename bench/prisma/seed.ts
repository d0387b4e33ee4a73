// What `prisma db seed` runs: the lab's hundred people, as a person would write them with a Prisma
// client. The client has no vectors, so those go in as SQL, a statement for all.
import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { people } from '../../lessons/people.ts'
import { decodeEmbeddings, vectorText } from '../../src/course/embeddings.ts'
import { projectPath } from '../../src/project.node.ts'

const [phase, url] = process.argv.slice(2)
const { PrismaClient } = await import(`../../generated/phase-${phase}/client.ts`)
const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) })
await client.user.createMany({
  data: people.map(({ name, email, bio, settings }) => ({
    fullName: name,
    email,
    bio,
    ...(phase === '4' && { settings }),
  })),
})
if (phase === '4') {
  const vectors = decodeEmbeddings(await readFile(projectPath('lessons/embeddings.bin')))
  await client.$executeRawUnsafe(
    `UPDATE users SET embedding = v::vector
     FROM unnest($1::text[]) WITH ORDINALITY AS seed(v, n) WHERE id = n`,
    vectors.map(vectorText),
  )
}
await client.$disconnect()
