import { Problem } from '../problem.ts'

/** A whole number above 0 from a flag's value. Throws the Problem `NUMBER_EXPECTED`. */
export function requireCount(flag: string, text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number > 0 && number < 2 ** 31) return number
  throw new Problem('NUMBER_EXPECTED', {
    message: `--${flag} takes a whole number above 0, not "${text}".`,
    fix: `Write it as --${flag} 1000`,
  })
}
