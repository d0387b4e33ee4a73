import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '../../generated/phase-3/client.ts'

/**
 * Creates, reads, updates and deletes a user with the client of phase 3, telling each step to
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
  // `name: …` is a type error here: the rename reaches every line of code that used it.
  const email = `grace+${randomUUID()}@example.com`
  const { id } = await user.create({ data: { fullName: "Grace O'Hara", email } })
  print(`created  user ${id}`)

  const read = await user.findUniqueOrThrow({ where: { email }, select: { fullName: true } })
  print(`read     ${JSON.stringify(read)}`)

  const updated = await user.update({ where: { id }, data: { fullName: 'Grace "Gigi" O\'Hara' } })
  print(`updated  ${updated.fullName}`)

  await user.delete({ where: { id } })
  print(`deleted  user ${id}; ${await user.count()} users are left as they were`)
}
