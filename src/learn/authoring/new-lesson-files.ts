import type { Lesson } from '../../course/lesson.ts'

/** A lesson that is to be written: its name, and what comes before it. */
export interface NewLesson {
  phase: number
  /** `add-teams`, of which the folder, the migration and the exported constant are named. */
  name: string
  /** The migration's folder. */
  migration: string
  last: Lesson
}

/** `05-add-teams`. */
export function slugOf({ phase, name }: Pick<NewLesson, 'phase' | 'name'>): string {
  return `${String(phase).padStart(2, '0')}-${name}`
}

/** `addTeams`; a single word may be one of JavaScript's own, so `deleteLesson`. */
export function constantOf({ name }: Pick<NewLesson, 'name'>): string {
  return name.includes('-') ? camelCase(name) : `${name}Lesson`
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** `Add teams`. */
function titleOf({ name }: NewLesson): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `lesson.ts`: what the lesson is, but for its one sentence. */
export function lessonFile(lesson: NewLesson): string {
  const columns = Object.entries(lesson.last.columns).map(
    ([field, column]) => `    ${field}: '${column}',`,
  )
  return `import { defineLesson } from '../../src/learn/taught-lesson.ts'
import { tasks } from './tasks.ts'

export const ${constantOf(lesson)} = defineLesson({
  phase: ${lesson.phase},
  slug: '${slugOf(lesson)}',
  title: '${titleOf(lesson)}',
  // One sentence: what changes in the schema, and why.
  summary: '',
  migration: '${lesson.migration}',
  // Where each field of users lives once this lesson is done.
  columns: {
${columns.join('\n')}
  },
  tasks,
  // Files beside the Prisma project that a learner writes: \`x.sql\` in starter/ and in solution/.
  files: [],
})
`
}

/** `tasks.ts`: the tasks that every lesson has; what to do, the hints and the links are to be written. */
export function tasksFile(): string {
  return `import { brokenSql } from '../../src/learn/checks/broken-sql.ts'
import { checkAgreement } from '../../src/learn/checks/check-agreement.ts'
import { checkApplied } from '../../src/learn/checks/check-applied.ts'
import { checkDown } from '../../src/learn/checks/check-down.ts'
import { checkMigrationRuns } from '../../src/learn/checks/check-migration-runs.ts'
import { checkSchema } from '../../src/learn/checks/check-schema.ts'
import { checkValuesSurvive } from '../../src/learn/checks/check-values-survive.ts'
import { downMistakes } from '../../src/learn/checks/down-mistakes.ts'
import { firstFailure } from '../../src/learn/checks/first-failure.ts'
import { historyMistakes } from '../../src/learn/checks/history-mistakes.ts'
import { ownDatabaseMistakes } from '../../src/learn/checks/own-database-mistakes.ts'
import type { Task } from '../../src/learn/task.ts'

${task('schema', {
  mistakes: '[]',
  check: 'checkSchema',
  note: 'What makes the schema right: look at evidence.schema.catalog.',
})}
${task('migrate', {
  mistakes: "[...historyMistakes, ...brokenSql('up')]",
  check: `(evidence) =>
    firstFailure(evidence, checkMigrationRuns, checkValuesSurvive, checkAgreement)`,
  note: 'What makes the migrated database right: look at evidence.up.catalog, never at the SQL.',
})}
${task('way-back', { mistakes: 'downMistakes', check: 'checkDown' })}
${task('apply', { mistakes: 'ownDatabaseMistakes', check: 'checkApplied' })}
/** In the order in which they are done. */
export const tasks: readonly Task[] = [schema, migrate, wayBack, apply]
`
}

function task(
  id: string,
  { mistakes, check, note }: { mistakes: string; check: string; note?: string },
): string {
  return `const ${camelCase(id)}: Task = {
  id: '${id}',
  title: '',
  mistakes: ${mistakes},${note ? `\n  // ${note}` : ''}
  check: ${check},
  hints: ['', '', ''],
  links: [],
}
`
}

/** `README.md`: every heading that a lesson has, in its order. */
export function readmeFile(lesson: NewLesson): string {
  const { phase, migration } = lesson
  return `# Lesson ${phase}: ${lesson.name.replaceAll('-', ' ')}

## What changes and why

## What to type

\`\`\`sh
npm run phase -- ${phase}
npm run verify
npm run app
\`\`\`

### Do it yourself

\`\`\`sh
npm run learn
\`\`\`

## What to look at

- [migration.sql](../../prisma/migrations/${migration}/migration.sql)
- [down.sql](../../prisma/migrations/${migration}/down.sql)

## What Prisma drafted

\`\`\`sql
\`\`\`

## What a person patched

## The same in Alembic

## In Prisma 8
`
}

export const UP_FILE = `-- What Prisma drafts for the schema of this lesson: npm run draft shows it.
`

export const DOWN_FILE = `-- Lost: 
`
