import { stripVTControlCharacters, styleText } from 'node:util'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import type { LessonState } from '../../src/learn/session/lesson-state.ts'
import { Problem } from '../../src/problem.ts'
import { type Page, plainPage } from '../../src/terminal/page.ts'
import { renderLessonScreen } from '../../src/terminal/render-lesson-screen.ts'
import { renderLessonUpdate } from '../../src/terminal/render-lesson-update.ts'
import { renderWatchMode } from '../../src/terminal/render-watch-mode.ts'
import { exampleLessons, exampleReport, failed, syntaxError } from '../support/example-lesson.ts'

const [lesson] = exampleLessons
if (!lesson) throw new Error('no lesson')

const colored: Page = {
  ...plainPage,
  colored: true,
  paint: (ink, text) => styleText(ink, text, { validateStream: false }),
}

const state: LessonState = {
  lesson,
  lessons: exampleLessons,
  report: exampleReport(1),
  problem: undefined,
  checkedAt: new Date(2026, 0, 2, 15, 4, 5),
  busy: undefined,
  hints: 0,
  panel: undefined,
  notice: undefined,
  confirming: undefined,
}

const unreachable = new Problem('DATABASE_UNREACHABLE', {
  message: 'No PostgreSQL answers at 127.0.0.1:5599 (ECONNREFUSED).',
  fix: 'Start it, or mend DATABASE_URL in .env, then: npm run db -- status',
})

function draw(change: Partial<LessonState>, { rows = 24, columns = 80, page = plainPage } = {}) {
  const watching = renderWatchMode({ mode: 'events' }, '/home/ada/lab/workspace')
  const options = { rows, watching, seconds: 0 }
  return renderLessonScreen({ ...state, ...change }, { ...page, columns }, options).lines
}

const screen = (...given: Parameters<typeof draw>) => draw(...given).join('\n')

test('what is wrong stands first, then the tasks, then the keys', () => {
  expect(screen({})).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    ✗ Task 2: Patch the draft so that every name survives
      expected  Every name that was in users.name is in users.full_name.
      found     100 of 100 names are gone. Three of them:
                1 "Ada Okonkwo"
                2 "Žofie"
                3 "李小龍"
      why       Prisma compares two schemas and cannot know that a field was
                renamed, so it drafts DROP COLUMN and ADD COLUMN. On a real table
                that throws away what everybody ever wrote there.
      next      Replace both lines of the migration by one that renames the
                column.

    ✓ 1 passed    Rename the field in the schema
    ✗ 2 failed    Patch the draft so that every name survives
    ? 3 question  Predict the lock
    · 4 to do     Write the down.sql that takes the rename back

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('a mistake in the SQL keeps its caret below its place', () => {
  expect(screen({ report: exampleReport(1, syntaxError) })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    ✗ Task 2: Patch the draft so that every name survives
      expected  Every name that was in users.name is in users.full_name.
      found     migration.sql, statement 1 of 2: syntax error at or near "COLUM"
                3 | ALTER TABLE "users" ADD COLUM "full_name" TEXT;
                                            ^
      why       Prisma compares two schemas and cannot know that a field was
                renamed, so it drafts DROP COLUMN and ADD COLUMN. On a real table
                that throws away what everybody ever wrote there.
      next      Replace both lines of the migration by one that renames the
                column.

    ✓ 1 passed    Rename the field in the schema
    ✗ 2 failed    Patch the draft so that every name survives
    ? 3 question  Predict the lock
    · 4 to do     Write the down.sql that takes the rename back

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('hints take the place of tasks, and the reasons give way to them', () => {
  expect(screen({ hints: 3 })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    ✗ Task 2: Patch the draft so that every name survives
      expected  Every name that was in users.name is in users.full_name.
      found     100 of 100 names are gone. Three of them:
                1 "Ada Okonkwo"
                2 "Žofie"
                3 "李小龍"
      why       Prisma compares two schemas and cannot know that a field was
                renamed, so it drafts DROP COLUMN and ADD COLUMN. On a real table
                that throws away what everybody ever wrote there.
      next      Replace both lines of the migration by one that renames the
                column.

    Hint 1 of 3  A nudge for patch.
    Hint 2 of 3  A clearer hint for patch: look at both lines that Prisma drafted,
                 and at what each of them does to the values.
    Hint 3 of 3  Nearly there: ALTER TABLE "users" RENAME COLUMN "name" TO
                 "full_name";
    Read: ALTER TABLE  https://www.postgresql.org/docs/current/sql-altertable.html

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('a question shows its keys', () => {
  expect(screen({ report: exampleReport(2, { status: 'unanswered' }) })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■■?·] 2 of 4 tasks passed

    ? Task 3: Predict the lock
      Which lock does your migration hold on users?
        1  SHARE: others go on reading, writers wait
        2  ACCESS EXCLUSIVE: writers wait, and readers too

    ✓ 1 passed    Rename the field in the schema
    ✓ 2 passed    Patch the draft so that every name survives
    ? 3 question  Predict the lock
    · 4 to do     Write the down.sql that takes the rename back

    Checked in 251 ms at 15:04:05. Watching workspace.
    1 2 answer  h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('a passed lesson says what the next one starts from', () => {
  expect(screen({ report: exampleReport(4) })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■■■■] 4 of 4 tasks passed

    ✓ Lesson 1 is passed, all 4 tasks of it.
      Press n for lesson 2: Advanced types. Its workspace starts from the reference
      solution of lesson 1, not from yours; your files are kept.

    ✓ 1 passed    Rename the field in the schema
    ✓ 2 passed    Patch the draft so that every name survives
    ✓ 3 passed    Predict the lock
    ✓ 4 passed    Write the down.sql that takes the rename back

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  n next  q quit  Enter check"
  `)
})

test('the goal stands beside what is there, whole', () => {
  expect(screen({ panel: { kind: 'goal', part: 0 } })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    ✗ Task 2: Patch the draft so that every name survives
      found     100 of 100 names are gone. Three of them: …

    The goal beside what you have (d closes it)
      the goal                                what you have
      ──────────────────────────────────────  ──────────────────────────────────────
    ✗ column users.full_name
      text not null                           not there
    ✗ column users.name
      not there                               text not null
    ✗ index users_embedding_idx
      CREATE INDEX users_embedding_idx ON     CREATE INDEX users_embedding_idx ON
      users USING hnsw (embedding             users USING btree (embedding)
      vector_cosine_ops)
    ✓ column users.id  integer not null

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('the lessons are listed with what is passed', () => {
  const progress = [
    { lesson, state: 'current', passed: 1 },
    { lesson: exampleLessons[1] ?? lesson, state: 'open', passed: 0 },
  ] as const
  expect(screen({ panel: { kind: 'lessons', part: 0, progress } })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    ✗ Task 2: Patch the draft so that every name survives
      found     100 of 100 names are gone. Three of them: …

    All lessons (l closes it)
         lesson  title           tasks passed  state
      ─  ──────  ──────────────  ────────────  ────────────
      ▸  1       Safe rename     1 of 4        you are here
      ·  2       Advanced types  0 of 4        to come

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('a Problem stands where the mistake would, and watching goes on', () => {
  expect(screen({ problem: unreachable })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    Problem: No PostgreSQL answers at 127.0.0.1:5599 (ECONNREFUSED).
    Next: Start it, or mend DATABASE_URL in .env, then: npm run db -- status
    DATABASE_UNREACHABLE

    Watching goes on: the next save is checked, and Enter checks again.

    Checked at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('on a small screen what is wrong, what to do and the keys stay', () => {
  expect(screen({}, { rows: 12 })).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed
    ✗ Task 2: Patch the draft so that every name survives
      expected  Every name that was in users.name is in users.full_name.
      found     100 of 100 names are gone. Three of them:
                1 "Ada Okonkwo"
                2 "Žofie" …
      why       Prisma compares two schemas and cannot know that a field was …
      next      Replace both lines of the migration by one that renames the
                column.
    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

test('a solution longer than the screen is shown part by part', () => {
  const content = Array.from({ length: 30 }, (_, index) => `-- line ${index + 1}`).join('\n')
  const files = [{ path: 'migration.sql', content }]
  expect(
    screen({ panel: { kind: 'solution', part: 2, files } }, { rows: 20 }),
  ).toMatchInlineSnapshot(`
    "Lesson 1 of 2: Safe rename
    [■✗?·] 1 of 4 tasks passed

    ✗ Task 2: Patch the draft so that every name survives
      found     100 of 100 names are gone. Three of them: …

    The solution (3 of 4, s goes on)
      -- line 20
      -- line 21
      -- line 22
      -- line 23
      -- line 24
      -- line 25
      -- line 26
      -- line 27
      -- line 28
      -- line 29

    Checked in 251 ms at 15:04:05. Watching workspace.
    h hint  d diff  s solution  r reset  l list  q quit  Enter check"
  `)
})

const states: Record<string, Partial<LessonState>> = {
  failure: {},
  'three hints': { hints: 3 },
  goal: { panel: { kind: 'goal', part: 0 } },
  question: { report: exampleReport(2, { status: 'unanswered' }) },
  'wrong answer': { report: exampleReport(2, failed) },
  passed: { report: exampleReport(4) },
  problem: { problem: unreachable },
  'a long notice': { notice: 'word '.repeat(100) },
  'no check yet': { report: undefined, busy: 'Checking' },
}
const sizes = [
  [80, 24],
  [120, 40],
  [80, 12],
  [50, 14],
  [40, 10],
] as const
const drawn = Object.keys(states).flatMap((name) => sizes.map((size) => [name, ...size] as const))
test.each(drawn)('%s fits %i columns and %i lines', (name, columns, rows) => {
  const lines = draw(states[name] ?? {}, { columns, rows })
  expect(lines.length).toBeLessThanOrEqual(rows)
  expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([])
  expect(lines.join(' ')).toMatch(/(Task \d:|Lesson 1 is passed|Problem:|first check is).*q quit/)
})

test.each(Object.keys(states))('%s says without colour all that it says with it', (name) => {
  const change = states[name] ?? {}
  const withColour = screen(change, { page: colored })
  expect(withColour).toContain('\u001b[')
  expect(stripVTControlCharacters(withColour)).toBe(screen(change))
})

test('what a value holds cannot move the cursor', () => {
  const found = '\u001b[2J\u0007 "\u202eAda"'
  const shown = screen({ report: exampleReport(1, { ...failed, found }) })
  expect(shown).toContain('found     ·[2J· "·Ada"')
})

const modes = [
  [{ mode: 'events' }, 'Watching workspace.'],
  [
    { mode: 'polling', why: 'set' },
    'Looking at workspace three times a second: LAB_WATCH is set to poll.',
  ],
  [
    { mode: 'polling', why: 'silent' },
    'Looking at workspace three times a second: this drive does not report changes.',
  ],
  [
    { mode: 'polling', why: { code: 'ENOSPC' } },
    'Looking at workspace three times a second: no watches are left (ENOSPC: fs.inotify.max_user_watches).',
  ],
] as const
test.each(modes)('%j is said as: %s', (mode, words) => {
  expect(renderWatchMode(mode, '/home/ada/lab/workspace')).toBe(words)
})

const asking = { verb: 'type', nameOf: (key: string) => (key === 'n' ? 'next' : key) } as const

test('in lines, what changed is said first, then what is open', () => {
  const before = { ...state, report: exampleReport(1) }
  const after = { ...state, report: exampleReport(2, { status: 'unanswered' }) }
  expect(renderLessonUpdate(before, after, asking).join('\n')).toMatchInlineSnapshot(`
    "Task 2 is done.
    2 of 4 tasks are done.
    Task 3 is a question: Predict the lock.
    Which lock does your migration hold on users?
    Type the number of your answer. 1: SHARE: others go on reading, writers wait. 2: ACCESS EXCLUSIVE: writers wait, and readers too."
  `)
})

test('in lines, what is the same again is not said again', () => {
  const after = { ...state, report: exampleReport(1) }
  expect(renderLessonUpdate(state, after, asking).join('\n')).toMatchInlineSnapshot(`
    "Checked: nothing changed.
    1 of 4 tasks are done.
    Task 2 is open as before: Patch the draft so that every name survives."
  `)
})

test('in lines, the goal is sentences without a table', () => {
  const after: LessonState = { ...state, panel: { kind: 'goal', part: 0 } }
  expect(renderLessonUpdate(state, after, asking).join('\n')).toMatchInlineSnapshot(`
    "column users.full_name differs. The goal: text not null. What you have: not there.
    column users.name differs. The goal: not there. What you have: text not null.
    index users_embedding_idx differs. The goal: CREATE INDEX users_embedding_idx ON users USING hnsw (embedding vector_cosine_ops). What you have: CREATE INDEX users_embedding_idx ON users USING btree (embedding).
    The same as the goal: column users.id."
  `)
})

test('in lines, a passed lesson names the word for the next one', () => {
  const after = { ...state, report: exampleReport(4) }
  expect(renderLessonUpdate(state, after, asking).join('\n')).toMatchInlineSnapshot(`
    "Task 2 is done.
    Task 3 is done.
    Task 4 is done.
    Lesson 1 is passed, all 4 tasks of it. For lesson 2, Advanced types, type next. Its workspace starts from the reference solution of lesson 1, not from yours; your files are kept."
  `)
})
