import { defineLesson } from '../../src/learn/taught-lesson.ts'
import { tasks } from './tasks.ts'

export const safeRename = defineLesson({
  phase: 3,
  slug: '03-safe-rename',
  title: 'Safe rename',
  summary: 'The column name becomes full_name: Prisma drafts a loss, a person patches in a rename.',
  migration: '20260101000300_rename_name_to_full_name',
  columns: { name: 'full_name', email: 'email', bio: 'bio' },
  tasks,
  files: [],
})
