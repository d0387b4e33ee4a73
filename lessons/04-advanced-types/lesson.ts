import { defineLesson } from '../../src/learn/taught-lesson.ts'
import { tasks } from './tasks.ts'

export const advancedTypes = defineLesson({
  phase: 4,
  slug: '04-advanced-types',
  title: 'Advanced types',
  summary:
    'Settings as JSON, and each bio as a vector, with an index that finds people by meaning.',
  migration: '20260101000400_add_settings_and_embedding',
  columns: {
    name: 'full_name',
    email: 'email',
    bio: 'bio',
    settings: 'settings',
    embedding: 'embedding',
  },
  tasks,
  files: ['backfill.sql', 'query.sql'],
})
