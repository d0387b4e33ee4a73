import type { GoalRow, LessonReport } from '../../src/learn/lesson-report.ts'
import type { LessonActions } from '../../src/learn/session/lesson-actions.ts'
import type { FailedTask, Task, TaskResult } from '../../src/learn/task.ts'
import type { TaughtLesson } from '../../src/learn/taught-lesson.ts'

// A lesson that tells nothing of the course, for what draws lessons and answers keys.

function task(id: string, title: string): Task {
  const hints = [
    `A nudge for ${id}.`,
    `A clearer hint for ${id}: look at both lines that Prisma drafted, and at what each of them does to the values.`,
    `Nearly there: ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";`,
  ] as const
  const links = [
    { title: 'ALTER TABLE', url: 'https://www.postgresql.org/docs/current/sql-altertable.html' },
  ]
  return { id, title, mistakes: [], hints, links }
}

const question: Task = {
  ...task('lock', 'Predict the lock'),
  question: {
    text: 'Which lock does your migration hold on users?',
    options: [
      { key: '1', text: 'SHARE: others go on reading, writers wait' },
      { key: '2', text: 'ACCESS EXCLUSIVE: writers wait, and readers too' },
    ],
    answer: () => '2',
    explain: () => 'Measured.',
  },
}

const rename: TaughtLesson = {
  phase: 1,
  slug: '03-safe-rename',
  title: 'Safe rename',
  summary: '',
  migration: '20260101000300_rename_name_to_full_name',
  columns: {},
  files: [],
  tasks: [
    task('model', 'Rename the field in the schema'),
    task('patch', 'Patch the draft so that every name survives'),
    question,
    task('down', 'Write the down.sql that takes the rename back'),
  ],
}

const types: TaughtLesson = {
  ...rename,
  phase: 2,
  slug: '04-advanced-types',
  title: 'Advanced types',
}

export const exampleLessons: readonly TaughtLesson[] = [rename, types]

export const failed: FailedTask = {
  status: 'failed',
  mistake: 'draft-unpatched',
  expected: 'Every name that was in users.name is in users.full_name.',
  found: '100 of 100 names are gone. Three of them:\n1 "Ada Okonkwo"\n2 "Žofie"\n3 "李小龍"',
  why: 'Prisma compares two schemas and cannot know that a field was renamed, so it drafts DROP COLUMN and ADD COLUMN. On a real table that throws away what everybody ever wrote there.',
  next: 'Replace both lines of the migration by one that renames the column.',
}

export const syntaxError: FailedTask = {
  ...failed,
  mistake: 'syntax-error',
  found:
    'migration.sql, statement 1 of 2: syntax error at or near "COLUM"\n3 | ALTER TABLE "users" ADD COLUM "full_name" TEXT;\n                            ^',
}

const todo: TaskResult = { status: 'failed', expected: 'a', found: 'b', why: 'c', next: 'd' }

export const goal: readonly GoalRow[] = [
  { object: 'column users.id', wanted: 'integer not null', found: 'integer not null', same: true },
  { object: 'column users.full_name', wanted: 'text not null', found: undefined, same: false },
  { object: 'column users.name', wanted: undefined, found: 'text not null', same: false },
  {
    object: 'index users_embedding_idx',
    wanted: 'CREATE INDEX users_embedding_idx ON users USING hnsw (embedding vector_cosine_ops)',
    found: 'CREATE INDEX users_embedding_idx ON users USING btree (embedding)',
    same: false,
  },
]

/** A report whose first `passed` tasks are passed, and whose next one is as given. */
export function exampleReport(
  passed: number,
  open: TaskResult = failed,
  lesson: TaughtLesson = rename,
): LessonReport {
  const results = lesson.tasks.map(({ question }, index): TaskResult => {
    if (index < passed) return { status: 'passed', ...(question && { explained: 'Measured.' }) }
    if (index === passed) return open
    return question ? { status: 'unanswered' } : todo
  })
  const tasks = lesson.tasks.map((task, index) => ({
    number: index + 1,
    task,
    result: results[index] ?? todo,
  }))
  return { lesson, tasks, passed: passed >= lesson.tasks.length, goal, milliseconds: 251.3 }
}

/** Actions over a workspace that isn't there; `replace` what a test is about. */
export function exampleActions(replace: Partial<LessonActions> = {}): LessonActions {
  return {
    lesson: rename,
    lessons: exampleLessons,
    folder: '/home/ada/lab/workspace',
    check: async () => exampleReport(1),
    readProgress: async () => [
      { lesson: rename, state: 'current', passed: 1 },
      { lesson: types, state: 'open', passed: 0 },
    ],
    answer: async () => {},
    readSolution: async () => [
      { path: 'prisma/schema.prisma', content: 'model User {\n  id Int @id\n}\n' },
    ],
    resetLesson: async () => ({ kept: '.kept/2026-01-02-150405' }),
    nextLesson: async () => ({ kept: undefined }),
    ...replace,
  }
}
