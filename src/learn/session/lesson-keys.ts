import type { LessonSession } from './lesson-session.ts'

/** The keys of the watching screen, and the word that stands for each where words are typed. */
export const LESSON_KEYS = [
  { key: 'h', word: 'hint', does: 'a hint, one more each time' },
  { key: 'd', word: 'diff', does: 'the goal beside what you have' },
  { key: 's', word: 'solution', does: 'the solution' },
  { key: 'r', word: 'reset', does: 'the lesson from its start; your files are kept' },
  { key: 'l', word: 'list', does: 'all lessons, with your progress' },
  { key: 'n', word: 'next', does: 'the next lesson, once this one is passed' },
  { key: 'q', word: 'quit', does: 'leave; your files and your progress stay' },
] as const

/** What a person is asked to do, where keys are pressed or words are typed. */
export interface Asking {
  verb: 'press' | 'type'
  /** What a key is called: `r`, or `reset`. */
  nameOf(key: string): string
}

/** `press r`, or `type reset`. */
export function askFor(key: string, { verb, nameOf }: Asking): string {
  return `${verb} ${nameOf(key)}`
}

export interface PressOptions extends Asking {
  /** How many parts the panel that is open was shown in. */
  parts: number
}

/** What one key does; `confirmed`: it was pressed before, and asked to be pressed again. */
export type PressKey = (
  session: LessonSession,
  options: PressOptions,
  confirmed: boolean,
) => void | Promise<void>
