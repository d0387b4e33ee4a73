import type { ArgsDef, CommandDef } from 'citty'
import { Problem } from '../problem.ts'
import { nearestOf } from './nearest.ts'

/**
 * citty passes over flags and words that it doesn't know; a typing mistake must not. Throws the
 * Problems `ARGUMENT_UNKNOWN` and `ARGUMENT_MISSING`.
 */
export function checkArguments(name: string, args: ArgsDef, words: readonly string[]): void {
  const flags = Object.keys(args).filter((flag) => args[flag]?.type !== 'positional')
  const places = Object.keys(args).length - flags.length
  let positionals = 0
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const flag = /^--([^=]+)/.exec(word)?.[1]
    if (flag === undefined) {
      if (word !== '--') positionals += 1
    } else if (!flags.includes(flag)) {
      throw unknown(name, `--${flag}`, nearestOf(flag, flags)?.replace(/^/, '--'))
    } else if (args[flag]?.type === 'string' && !word.includes('=')) {
      index += 1
      if (words[index] === undefined) throw valueMissing(name, flag)
    }
  }
  if (positionals < required(args).length) throw argumentMissing(name, args, positionals)
  if (positionals > places) throw tooMany(name, places)
}

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

/** A command line: npm takes what stands before `--` for itself. */
export function withWords(name: string, words: string): string {
  return name.includes(' -- ') ? `${name} ${words}` : `${name} -- ${words}`
}

function required(args: ArgsDef): string[] {
  return Object.keys(args).filter(
    (word) => args[word]?.type === 'positional' && args[word].required !== false,
  )
}

function argumentMissing(name: string, args: ArgsDef, given: number): Problem {
  const missing = required(args)[given] ?? ''
  return new Problem('ARGUMENT_MISSING', {
    message: `${name} needs a ${missing}: ${args[missing]?.description}.`,
    fix: withWords(name, '--help'),
  })
}

function tooMany(name: string, places: number): Problem {
  const taken = places === 0 ? 'no words' : places === 1 ? 'one word' : `${places} words`
  return new Problem('ARGUMENT_UNKNOWN', {
    message: `${name} takes ${taken} besides flags. Words that belong together go in quotes.`,
    fix: withWords(name, '--help'),
  })
}

function unknown(name: string, word: string | undefined, nearest?: string): Problem {
  return new Problem('ARGUMENT_UNKNOWN', {
    message: `${name} doesn't know ${word}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
    fix: withWords(name, '--help'),
  })
}

function valueMissing(name: string, flag: string): Problem {
  return new Problem('ARGUMENT_UNKNOWN', {
    message: `--${flag} needs a value.`,
    fix: withWords(name, '--help'),
  })
}
