/** A phase is one of the states of the schema, from 1, in the course's order; base, before them, is 0. */
export type Phase = number

/** The logical names of a person's values; they never change, whatever the columns are called. */
export type Field = 'name' | 'email' | 'bio' | 'settings' | 'embedding'

/** Where each field lives at a phase: field → column of `users`. */
export type Columns = Readonly<Partial<Record<Field, string>>>

/** What one lesson folder teaches, as data. */
export interface Lesson {
  phase: Phase
  /** The folder's name in `lessons/`, which is also the lesson's address. */
  slug: string
  title: string
  /** One sentence: what changes in the schema and why. */
  summary: string
  /** The folder's name in `prisma/migrations/`. */
  migration: string
  columns: Columns
}
