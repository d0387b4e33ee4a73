/** What Prisma writes above a draft that drops the names; a test holds it to what Prisma writes. */
export const DRAFT_WARNING =
  'You are about to drop the column `name` on the `users` table. All the data in the column will be lost.'
