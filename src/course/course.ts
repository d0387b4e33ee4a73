import type { Lesson } from './lesson.ts'

/** A seed row. `id` is its place in the list, from 1. */
export interface Person {
  name: string
  email: string
  bio: string
  settings: Readonly<Record<string, unknown>>
}

/** The ordered lessons and the people they are about. */
export interface Course {
  /** Phase n is `lessons[n - 1]`. */
  lessons: readonly Lesson[]
  people: readonly Person[]
}
