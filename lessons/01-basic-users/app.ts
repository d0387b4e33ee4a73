import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '../../generated/phase-1/client.ts'

/**
 * Creates, reads, updates and deletes a user with the client of phase 1, telling each step to
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
  const { id } = await user.create({ data: { name: "Grace O'Hara" } })
  print(`created  user ${id}`)

  const created = await user.findUniqueOrThrow({ where: { id } })
  print(`read     ${created.name}`)

  const updated = await user.update({ where: { id }, data: { name: 'Grace "Gigi" O\'Hara' } })
  print(`updated  ${updated.name}`)

  await user.delete({ where: { id } })
  print(`deleted  user ${id}; ${await user.count()} users are left as they were`)
}
