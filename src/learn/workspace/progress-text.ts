import type { TaughtLesson } from '../taught-lesson.ts'
import { type LessonRecord, type Progress, recordOf } from './progress.ts'

/** A line of progress.txt that says nothing. */
export interface BrokenLine {
  /** From 1. */
  number: number
  text: string
}

const HEAD = `# How far you are in prisma-migration-lab. You may mend this by hand. To have it worked out
# anew from your files: npm run check:lesson -- --all`

/** The first line of every progress.txt. */
export const FIRST_LINE = HEAD.split('\n')[0] ?? ''

/** The progress as text: the lessons that were begun, each with its tasks, and the answers given. */
export function renderProgressText(progress: Progress, lessons: readonly TaughtLesson[]): string {
  const unfinished = progress.layingOut ? ` (${LAYING_OUT})` : ''
  const parts = lessons
    .filter(({ slug }) => progress.lessons[slug])
    .map((lesson) => renderLesson(lesson, recordOf(progress, lesson.slug)))
  return `${[HEAD, `lesson: ${progress.lesson}${unfinished}`, '', ...parts].join('\n')}\n`
}

const LAYING_OUT = 'being laid out'

function renderLesson({ slug, tasks }: TaughtLesson, record: LessonRecord): string {
  const state = `${record.passed ? 'passed' : 'begun'} ${record.since}`
  const lines = tasks.map(({ id }) => {
    const answer = record.answers[id]
    const mark = record.tasks.includes(id) ? '[x]' : '[ ]'
    return `  ${mark} ${id}${answer === undefined ? '' : ` = ${answer}`}`
  })
  return [`${slug}: ${state}`.trimEnd(), ...lines].join('\n')
}

/**
 * Reads what `renderProgressText` wrote and a person may have changed since: order, indentation,
 * case and empty lines don't matter, a lesson may be named by its number. What can't be read is
 * told line by line; the rest holds.
 */
export function parseProgressText(
  text: string,
  lessons: readonly TaughtLesson[],
): { progress: Progress; broken: BrokenLine[] } {
  const reader = new ProgressReader(lessons)
  const broken = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#') && !reader.read(text))
  return { progress: reader.progress(), broken }
}

const LESSON = /^lesson\b\s*:?\s*([\w-]+)\s*(\(being laid out\))?$/i
const STATE = /^([\w-]+)\s*:\s*(?:(passed|begun|not passed)\b\s*(.*))?$/i
const TASK = /^\[\s*(x?)\s*\]\s*([\w-]+)\s*(?:[=:]\s*(\S+))?$/i

class ProgressReader {
  readonly #lessons: readonly TaughtLesson[]
  readonly #records: Record<string, LessonRecord> = {}
  #slug: string | undefined
  #current: string | undefined
  #layingOut = false

  constructor(lessons: readonly TaughtLesson[]) {
    this.#lessons = lessons
  }

  /** Whether the line says something. */
  read(line: string): boolean {
    if (line.startsWith('[')) return this.#readTask(line)
    return this.#readLesson(line) || this.#readState(line)
  }

  progress(): Progress {
    const open = this.#lessons.find(({ slug }) => !this.#records[slug]?.passed)
    const lesson = this.#current ?? open?.slug ?? this.#lessons.at(-1)?.slug ?? ''
    return { lesson, layingOut: this.#layingOut, lessons: this.#records }
  }

  #readLesson(line: string): boolean {
    const [, word, unfinished] = LESSON.exec(line) ?? []
    const slug = this.#findSlug(word)
    if (slug === undefined) return false
    this.#current = slug
    this.#layingOut = unfinished !== undefined
    return true
  }

  #readState(line: string): boolean {
    const [, word, state, time = ''] = STATE.exec(line) ?? []
    this.#slug = this.#findSlug(word)
    if (this.#slug === undefined) return false
    const passed = state?.toLowerCase() === 'passed'
    this.#records[this.#slug] = { passed, since: time, tasks: [], answers: {} }
    return true
  }

  #readTask(line: string): boolean {
    const [, mark, id, answer] = TASK.exec(line) ?? []
    const record = this.#records[this.#slug ?? '']
    if (id === undefined || record === undefined) return false
    this.#records[this.#slug ?? ''] = {
      ...record,
      tasks: mark ? [...record.tasks, id] : record.tasks,
      answers: answer === undefined ? record.answers : { ...record.answers, [id]: answer },
    }
    return true
  }

  #findSlug(word: string | undefined): string | undefined {
    return this.#lessons.find(({ slug, phase }) => slug === word || phase === Number(word))?.slug
  }
}
