import { PrismaPg } from '@prisma/adapter-pg'
import pgvector from 'pgvector'
import { type Prisma, PrismaClient } from '../../generated/phase-4/client.ts'
import { encode } from '../../src/course/encoder.node.ts'

const BIO = 'Plays the cello in a string quartet and teaches children to listen.'

/**
 * Creates, reads, updates and deletes a user with the client of phase 4, telling each step to
 * `print`. The table is left as it was, also when a step fails.
 */
export async function runApp(url: string, print: (line: string) => void): Promise<void> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) })
  const [embedding] = await encode([BIO])
  try {
    // In one transaction: should a step fail, PostgreSQL takes the others back.
    await prisma.$transaction((users) => visit(users, pgvector.toSql(embedding), print), {
      maxWait: 30_000,
      timeout: 30_000,
    })
  } finally {
    await prisma.$disconnect()
  }
}

async function visit(
  prisma: Prisma.TransactionClient,
  embedding: string,
  print: (line: string) => void,
) {
  const { user } = prisma
  const { id, settings } = await user.create({ data: { fullName: "Grace O'Hara", bio: BIO } })
  print(`created  user ${id}, settings ${JSON.stringify(settings)}`)

  await user.update({ where: { id }, data: { settings: { theme: 'dark', pages: [1, null] } } })
  const dark = { settings: { path: ['theme'], equals: 'dark' } }
  const read = await user.findFirstOrThrow({ where: { id, ...dark } })
  print(`read     ${read.fullName}, found by a value inside settings`)

  // The client has no type for a vector, so it leaves `embedding` out: SQL writes and reads it.
  await prisma.$executeRaw`UPDATE users SET embedding = ${embedding}::vector WHERE id = ${id}`
  print('updated  the settings, and the embedding of the bio')
  for (const { name, distance } of await findNearest(prisma, id, embedding)) {
    print(`near     ${distance.toFixed(3)}  ${JSON.stringify(name)}`)
  }

  await user.delete({ where: { id } })
  print(`deleted  user ${id}; ${await user.count()} users are left as they were`)
}

/** The three other users whose bios mean something like it; 0 is the same, 2 the opposite. */
function findNearest(prisma: Prisma.TransactionClient, id: number, embedding: string) {
  return prisma.$queryRaw<{ name: string; distance: number }[]>`
    SELECT full_name AS name, embedding <=> ${embedding}::vector AS distance
    FROM users WHERE id <> ${id} AND embedding IS NOT NULL
    ORDER BY distance LIMIT 3`
}
