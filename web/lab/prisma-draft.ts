/** A migration as Prisma's engine drafts it, before a person patches it. */
export interface PrismaDraft {
  /** The folder's name: a timestamp after the last migration's, and the name asked for. */
  folder: string
  /** Contents of `migration.sql`, warnings included; '' when there is nothing to migrate. */
  sql: string
}
