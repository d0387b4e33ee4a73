import { defineLesson } from '../../src/learn/taught-lesson.ts'
import { tasks } from './tasks.ts'

export const basicUsers = defineLesson({
  phase: 1,
  slug: '01-basic-users',
  title: 'Basic users',
  summary:
    'A table of users with a name each: the first migration, and what Prisma keeps about it.',
  migration: '20260101000100_create_users',
  columns: { name: 'name' },
  tasks,
  files: [],
})
