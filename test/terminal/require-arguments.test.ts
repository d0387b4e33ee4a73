import { expect, test } from 'vitest'
import { requireArguments } from '../../src/terminal/require-arguments.ts'

const args = {
  from: { type: 'positional', required: true, description: 'a phase' },
  to: { type: 'positional', required: true, description: 'the same, or -N' },
  only: { type: 'string', valueHint: 'PART' },
  json: { type: 'boolean' },
} as const

const sorted = (...words: string[]) => requireArguments('npm run sql', args, words)

test('words keep their order, also where one is a negative number', () => {
  expect(sorted('-1', '2')).toEqual(['--', '-1', '2'])
  expect(sorted('2', '-1')).toEqual(['--', '2', '-1'])
  expect(sorted('--', '-1', '--json', '2')).toEqual(['--json', '--', '-1', '2'])
})

test("a flag's value stays with its flag, also where it is a negative number", () => {
  expect(sorted('2', '--only', '-1', '3')).toEqual(['--only=-1', '--', '2', '3'])
  expect(sorted('--only=x', '2', '3', '--json')).toEqual(['--only=x', '--json', '--', '2', '3'])
})

test.each([
  [['1'], 'npm run sql needs two words, FROM (a phase) and TO (the same, or -N).'],
  [
    ['1', '2', '3'],
    'npm run sql takes two words besides flags. Words that belong together go in quotes.',
  ],
  [['1', '2', '--jsom'], "npm run sql doesn't know --jsom. Did you mean --json?"],
  [['1', '2', '--only'], '--only needs a value: PART.'],
])('%j is refused: %s', (words, message) => {
  expect(() => sorted(...words)).toThrow(message)
})
