import { expect, test } from 'vitest'
import { FIXES, fixInPage } from '../../web/lab/fix-in-page.ts'
import { problemsOfPage } from './support/problems-of-page.ts'

const COMMAND = /\b(npm|npx|git|ls|mv|psql|docker|createdb|DATABASE_URL)\b/

/** In the page's code, and never thrown there: why. */
const NEVER_HERE: Readonly<Record<string, readonly string[]>> = {
  'the migrations and the seed are built into the page, whole': [
    'DOWN_MISSING',
    'MIGRATION_AMONG_LESSONS',
    'MIGRATION_MISSING',
    'MIGRATION_UNREADABLE',
    'PHASE_UNREACHABLE',
    'SEED_NOT_WHOLE',
    'TOUR_STOPPED',
  ],
  'one session in one worker, of a PostgreSQL that the page brings': [
    'LOCK_HELD',
    'POSTGRES_TOO_OLD',
    'TABLE_LOCKED',
    'VECTOR_TOO_OLD',
    'VECTOR_UNAVAILABLE',
  ],
  'nobody types a phase, a migration or an option': [
    'DIFF_PART_UNKNOWN',
    'DIFF_SIDE_UNKNOWN',
    'MIGRATION_NOT_FOUND',
    'PHASE_NOT_OF_COURSE',
    'PHASE_OUT_OF_RANGE',
    'PHASE_UNKNOWN',
    'ROWS_FEWER',
  ],
  'the workspace is not a folder': [
    'LESSON_NOT_BEGUN',
    'LESSON_UNKNOWN',
    'PROGRESS_BROKEN',
    'WORKSPACE_MISSING',
    'WORKSPACE_NOT_OURS',
    'WORKSPACE_UNREADABLE',
    'WORKSPACE_UNWRITABLE',
  ],
}

const written = problemsOfPage()

test('no Problem tells a person in the page to type a command', () => {
  expect(written.length).toBeGreaterThan(60)
  expect(written.filter((problem) => COMMAND.test(fixInPage(problem)))).toEqual([])
})

test('every Problem that ends in a command has words of its own for the page, or is never thrown there', () => {
  const codes = written.filter(({ fix }) => COMMAND.test(fix)).map(({ code }) => code)
  const never = Object.values(NEVER_HERE).flat()
  expect([...new Set(codes)].filter((code) => !FIXES[code] && !never.includes(code))).toEqual([])
})

test('what is said in the page belongs to Problems that exist', () => {
  const codes = written.map(({ code }) => code)
  const said = [...Object.keys(FIXES), ...Object.values(NEVER_HERE).flat()]
  expect(said.filter((code) => !codes.includes(code))).toEqual([])
})
