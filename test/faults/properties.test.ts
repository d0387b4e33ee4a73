import fc from 'fast-check'
import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { requireTarget } from '../../src/course/target.ts'
import { redactUrl, requireDatabaseUrl } from '../../src/database/database-url.ts'
import { readProject } from '../../src/lab.node.ts'
import { openLab } from '../../src/lab.ts'
import { Problem } from '../../src/problem.ts'
import { requireArguments } from '../../src/terminal/require-arguments.ts'
import { showValue } from '../../src/terminal/show-value.ts'
import { backends, testSettings } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'

/** Runs `work`; only a Problem may come out of it. */
function onlyProblems(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
  }
}

const line = await readProject(course, testSettings)

test('whatever is typed as a target is a phase or a Problem', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.stringMatching(/^[+-]\d*$/),
  )
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 4 }), (word, current) => {
      onlyProblems(() => expect([0, 1, 2, 3, 4]).toContain(requireTarget(word, current, line)))
    }),
  )
})

test('whatever is typed as arguments is taken or a Problem', () => {
  const args = {
    target: { type: 'positional', required: true },
    json: { type: 'boolean' },
    rows: { type: 'string' },
  } as const
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string(), fc.constantFrom('--', '--json', '--rows', '--rows=', '-1', '+1')),
      ),
      (words) => {
        onlyProblems(() => requireArguments('npm run phase', args, words))
      },
    ),
  )
})

test('whatever DATABASE_URL holds, its password is in no message', () => {
  const passwords = fc.stringMatching(/^[A-Za-z0-9]{12,20}$/)
  const tails = fc.oneof(
    fc.string(),
    fc.constantFrom('@localhost/lab', '@localhost:x/lab', '@/lab', '@[::1]:5/lab?password=x'),
  )
  fc.assert(
    fc.property(
      passwords,
      tails,
      fc.constantFrom('postgresql', 'postgres', 'mysql', ''),
      (password, tail, scheme) => {
        const text = `${scheme}://user:${password}${tail}`
        try {
          requireDatabaseUrl(text, 'DATABASE_URL')
          expect(redactUrl(text)).not.toContain(password)
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
          expect(`${(error as Problem).message} ${(error as Problem).fix}`).not.toContain(password)
        }
      },
    ),
  )
})

test('whatever a value holds, a terminal is not moved by it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(showValue(value)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})

for (const backend of backends) {
  test.each(['up', 'down'] as const)(
    `${backend}: whatever %s holds, no row changes without a proof, and no stack is shown`,
    async (side) => {
      await withTestLab(backend, async ({ lab, context }) => {
        await lab.moveTo(side === 'up' ? '2' : '3')
        const before = await context.database.query('SELECT * FROM users ORDER BY id')
        const phase = await lab.phase()
        const pieces = fc.constantFrom(
          'UPDATE users SET bio = NULL;',
          'DELETE FROM users WHERE id = 7;',
          'DROP TABLE users;',
          'COMMIT;',
          'ROLLBACK;',
          'BEGIN;',
          'ALTER TABLE users ADD COLUMN full_name text;',
          "'",
          '$$',
          '/*',
          '--',
          ';',
          'SELECT 1/0;',
          'SELECT pg_terminate_backend(0);',
          '\u0000',
          '\u{1F600}',
        )
        const scripts = fc.oneof(
          fc.array(pieces, { maxLength: 6 }).map((all) => all.join(' ')),
          fc.string({ unit: 'binary' }),
        )
        await fc.assert(
          fc.asyncProperty(scripts, async (sql) => {
            const bad = openLab(withSql(context, 3, { [side]: sql }))
            try {
              const move = await bad.moveTo(side === 'up' ? '3' : '2')
              expect(move.steps[0]?.committed).toBe(false)
            } catch (error) {
              expect(error).toBeInstanceOf(Problem)
            }
            expect(await lab.phase()).toBe(phase)
            expect(await context.database.query('SELECT * FROM users ORDER BY id')).toEqual(before)
          }),
          {
            numRuns: 40,
            examples: [['COMMIT; DELETE FROM users'], ["DO 'BEGIN COMMIT; END'"], ['\\']],
          },
        )
      })
    },
  )
}
