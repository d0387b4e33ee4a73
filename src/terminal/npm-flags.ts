import type { ArgsDef, CommandDef } from 'citty'
import { Problem } from '../problem.ts'
import { withWords } from './with-words.ts'

/** Flags that npm took for itself, by name, each with the value that npm understood. */
export type NpmFlags = Readonly<Record<string, string>>

/** npm's own setting of the same name, which an `.npmrc` may hold as well. */
const SET_IN_NPMRC = 'all'

/**
 * `npm run undo --list` hands `undo` no word: npm takes every flag before `--` for its own, the words
 * beside it go on, and a command would do what nobody asked for. Throws the Problem `FLAG_SWALLOWED`,
 * with the line that was meant, where npm has a flag of this command's, or a number such as -1.
 */
export function requireNoneSwallowed(
  name: string,
  args: ArgsDef,
  words: readonly string[],
  npmFlags: NpmFlags,
): void {
  const takesWords = Object.values(args).some(({ type }) => type === 'positional')
  const numbers = takesWords ? Object.keys(npmFlags).filter((flag) => /^\d+$/.test(flag)) : []
  const flags = Object.keys(npmFlags).filter(
    (flag) =>
      flag !== 'json' &&
      Object.hasOwn(args, flag) &&
      !words.some((word) => word.split('=')[0] === `--${flag}`),
  )
  const taken = [...numbers.map((number) => `-${number}`), ...flags.map((flag) => `--${flag}`)]
  if (taken.length === 0) return
  const line = meantLine(
    args,
    [...words, ...numbers.map((number) => `-${number}`)],
    flags,
    npmFlags,
  )
  const set = flags.includes(SET_IN_NPMRC)
    ? ` If your .npmrc sets it, and you didn't mean it here, add --no-${SET_IN_NPMRC}.`
    : ''
  throw new Problem('FLAG_SWALLOWED', {
    message: `npm took ${taken.join(' and ')} for itself, because ${taken.length > 1 ? 'they stand' : 'it stands'} before a --. Nothing was done.${set}`,
    fix: withWords(name, line),
  })
}

/** The words, with `--json` where npm was given it and the command knows it: npm has one as well. */
export function withNpmJson(
  command: CommandDef,
  words: readonly string[],
  npmFlags: NpmFlags,
): string[] {
  const asks = npmFlags.json === 'true' && !words.includes('--json')
  return asks && knowsJson(command) ? [...words, '--json'] : [...words]
}

function knowsJson({ args = {}, subCommands = {} }: CommandDef): boolean {
  return 'json' in args || Object.values(subCommands).some((each) => knowsJson(each as CommandDef))
}

/** npm 11 leaves a flag's value among the words; where there is one flag, the last word is it. */
function meantLine(
  args: ArgsDef,
  words: readonly string[],
  flags: readonly string[],
  npmFlags: NpmFlags,
): string {
  const rest = [...words]
  const parts = flags.map((flag) => {
    if (args[flag]?.type !== 'string') return `--${flag}`
    const known = npmFlags[flag] === 'true' ? undefined : npmFlags[flag]
    const value = known ?? (flags.length === 1 ? rest.pop() : undefined)
    const { valueHint = 'VALUE' } = args[flag] as { valueHint?: string }
    return `--${flag} ${value === undefined ? valueHint : quoteWord(value)}`
  })
  return [...rest.map(quoteWord), ...parts].join(' ')
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`
}
