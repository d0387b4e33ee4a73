import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '../../generated/phase-2/client.ts'

/**
 * Creates, reads, updates and deletes a user with the client of phase 2, telling each step to
 * `print`. The table is left as it was, also when a step fails.
 */
export async function runApp(url: string, print: (line: string) => void): Promise<void> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) })
  try {
    // In one transaction: should a step fail, PostgreSQL takes the others back.
    await prisma.$transaction((users) => visit(users, print), { maxWait: 30_000, timeout: 30_000 })
  } finally {
    await prisma.$disconnect()
  }
}

async function visit({ user }: Prisma.TransactionClient, print: (line: string) => void) {
  // What the app of phase 1 writes still works: the new columns are nullable.
  const { id, email, bio } = await user.create({ data: { name: "Grace O'Hara" } })
  print(`created  user ${id}, email ${email}, bio ${bio}`)

  const address = `grace+${randomUUID()}@example.com`
  await user.update({ where: { id }, data: { email: address, bio: 'Keeps a guest book.' } })
  print('updated  the email and the bio')

  // `email` is @unique, so the client can look a user up by it.
  const read = await user.findUniqueOrThrow({ where: { email: address } })
  print(`read     ${read.name}, found by email: ${read.bio}`)

  await user.delete({ where: { id } })
  print(`deleted  user ${id}; ${await user.count()} users are left as they were`)
}
