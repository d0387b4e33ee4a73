import { Problem } from '../problem.ts'

const MOST = 2 ** 31 - 1

/** A whole number above 0 from a flag's value. Throws the Problem `NUMBER_EXPECTED`. */
export function requireCount(flag: string, text: string, example: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number > 0 && number <= MOST) return number
  throw new Problem('NUMBER_EXPECTED', {
    message: `--${flag} takes a whole number from 1 to ${MOST}, not "${text}".`,
    fix: example,
  })
}

/** Words with something in them. Throws the Problem `QUESTION_EMPTY`. */
export function requireText(text: string): string {
  if (text.trim() !== '') return text
  throw new Problem('QUESTION_EMPTY', {
    message: 'The question is empty.',
    fix: 'npm run search -- "who can make a slow query fast?"',
  })
}
