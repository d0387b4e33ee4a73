import { expect, test } from 'vitest'
import { fileProblem } from '../../src/database/file-problem.node.ts'
import { Problem } from '../../src/problem.ts'

const failure = (fields: object) => Object.assign(new Error('it failed'), fields)

test.each([
  [failure({ code: 'ENOSPC' }), 'DISK_FULL'],
  [failure({ code: 'EDQUOT' }), 'DISK_FULL'],
  // What Emscripten throws under PGlite: no name, WASI's number.
  [{ name: 'ErrnoError', errno: 51 }, 'DISK_FULL'],
  [failure({ code: 'EACCES' }), 'HOME_UNWRITABLE'],
  [failure({ code: 'EROFS' }), 'HOME_UNWRITABLE'],
  [{ name: 'ErrnoError', errno: 2 }, 'HOME_UNWRITABLE'],
  [new Problem('DATABASE_NOT_OURS', { message: 'no', fix: 'go' }), 'DATABASE_NOT_OURS'],
  [failure({ code: 'ENOENT' }), undefined],
  [new TypeError('a bug'), undefined],
  [undefined, undefined],
])('%o is the Problem %s', (error, code) => {
  const problem = fileProblem(error, '/somewhere/.lab')
  expect(problem?.code).toBe(code)
})

test('the Problem names the folder and the next command', () => {
  const problem = fileProblem(failure({ code: 'ENOSPC' }), '/somewhere/.lab')
  expect(problem?.message).toContain('/somewhere/.lab')
  expect(problem?.fix).toMatch(/npm run db -- start$/)
})
