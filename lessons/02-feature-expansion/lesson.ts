import { defineLesson } from '../../src/learn/taught-lesson.ts'
import { tasks } from './tasks.ts'

export const featureExpansion = defineLesson({
  phase: 2,
  slug: '02-feature-expansion',
  title: 'Feature expansion',
  summary: 'Users get an email and a bio, nullable, because the rows that exist have neither.',
  migration: '20260101000200_add_email_and_bio',
  columns: { name: 'name', email: 'email', bio: 'bio' },
  tasks,
  files: [],
})
