import type { ArgsDef } from 'citty'
import { nearestOf } from '../nearest.ts'
import { Problem } from '../problem.ts'
import { withWords } from './with-words.ts'

/**
 * A command's words as citty takes them: its flags, each with its value in one piece, then `--` and
 * the other words in their order, so that -1 is a number. citty passes over flags and words that it
 * doesn't know; a typing mistake must not. Throws the Problems `ARGUMENT_UNKNOWN` and
 * `ARGUMENT_MISSING`.
 */
export function requireArguments(name: string, args: ArgsDef, words: readonly string[]): string[] {
  const flags: string[] = []
  const others: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const flag = /^--([^=]+)/.exec(word)?.[1]
    if (flag === undefined) {
      if (word !== '--') others.push(word)
      continue
    }
    if (!isFlag(args, flag)) throw unknown(name, flag, args)
    if (args[flag]?.type !== 'string' || word.includes('=')) {
      flags.push(word)
      continue
    }
    index += 1
    if (words[index] === undefined) throw valueMissing(name, flag, args)
    flags.push(`${word}=${words[index]}`)
  }
  requirePlaces(name, args, others.length)
  return [...flags, '--', ...others]
}

function isFlag(args: ArgsDef, flag: string): boolean {
  return Object.hasOwn(args, flag) && args[flag]?.type !== 'positional'
}

function requirePlaces(name: string, args: ArgsDef, given: number): void {
  const places = Object.keys(args).filter((word) => !isFlag(args, word))
  const required = places.filter((word) => args[word]?.required !== false)
  if (given < required.length) throw argumentMissing(name, args, required)
  if (given > places.length) throw tooMany(name, places.length)
}

function argumentMissing(name: string, args: ArgsDef, required: readonly string[]): Problem {
  const described = required.map((word) => `${word.toUpperCase()} (${args[word]?.description})`)
  return new Problem('ARGUMENT_MISSING', {
    message: `${name} needs ${wordCount(required.length)}, ${described.join(' and ')}.`,
    fix: withWords(name, '--help'),
  })
}

function tooMany(name: string, places: number): Problem {
  return new Problem('ARGUMENT_UNKNOWN', {
    message: `${name} takes ${wordCount(places)} besides flags. Words that belong together go in quotes.`,
    fix: withWords(name, '--help'),
  })
}

function unknown(name: string, flag: string, args: ArgsDef): Problem {
  const known = Object.keys(args).filter((word) => isFlag(args, word))
  const nearest = nearestOf(flag, known)
  return new Problem('ARGUMENT_UNKNOWN', {
    message: `${name} doesn't know --${flag}.${nearest ? ` Did you mean --${nearest}?` : ''}`,
    fix: withWords(name, '--help'),
  })
}

function valueMissing(name: string, flag: string, args: ArgsDef): Problem {
  const { valueHint } = args[flag] as { valueHint?: string }
  return new Problem('ARGUMENT_UNKNOWN', {
    message: `--${flag} needs a value${valueHint ? `: ${valueHint}` : ''}.`,
    fix: withWords(name, '--help'),
  })
}

function wordCount(count: number): string {
  if (count === 0) return 'no words'
  return count === 1 ? 'one word' : `${count === 2 ? 'two' : count} words`
}
