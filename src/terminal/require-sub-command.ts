import type { CommandDef } from 'citty'
import { nearestOf } from '../nearest.ts'
import { Problem } from '../problem.ts'
import { withWords } from './with-words.ts'

/** The subcommand that a first word names. Throws the Problem `COMMAND_UNKNOWN`. */
export function requireSubCommand(
  name: string,
  subCommands: Record<string, CommandDef>,
  word: string | undefined,
): CommandDef {
  const found = word === undefined ? undefined : subCommands[word]
  if (found) return found
  const names = Object.keys(subCommands)
  const nearest = word && nearestOf(word, names)
  throw new Problem('COMMAND_UNKNOWN', {
    message: word
      ? `There is no "${withWords(name, word)}". There is: ${names.join(', ')}.`
      : `${name} needs one of: ${names.join(', ')}.`,
    fix: withWords(name, nearest || names[0] || ''),
  })
}
