import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { timestampAfter } from '../../course/draft.ts'
import type { Lesson } from '../../course/lesson.ts'
import { Problem } from '../../problem.ts'
import { projectPath } from '../../project.node.ts'
import type { TaughtCourse } from '../taught-lesson.ts'
import {
  constantOf,
  DOWN_FILE,
  lessonFile,
  type NewLesson,
  readmeFile,
  slugOf,
  tasksFile,
  UP_FILE,
} from './new-lesson-files.ts'

export interface NewLessonReport {
  slug: string
  /** Files written, from the project's folder. */
  files: readonly string[]
  /** Lines for lessons/course.ts: the import, and the name in the list. */
  courseLines: { import: string; lesson: string }
}

/**
 * Lays out the lesson after the last one, for an author to fill in: its folder in lessons/, and its
 * migration. Writes over nothing. Throws `LESSON_NAME_INVALID`, `LESSON_NAME_TAKEN`,
 * `LESSON_UNFINISHED` and `LESSON_NOT_WRITTEN`, and then leaves nothing behind.
 */
export async function layOutNewLesson(
  course: TaughtCourse,
  name: string,
  now: Date,
): Promise<NewLessonReport> {
  requireName(name, course)
  const last = course.lessons.at(-1)
  if (!last) throw new Error('A course has lessons')
  await requireAllListed(course)
  const timestamp = timestampAfter(await readLastMigration(), now)
  const migration = `${timestamp}_${name.replaceAll('-', '_')}`
  const lesson = { phase: last.phase + 1, name, migration, last }
  const files = await filesOf(lesson)
  await writeNew(files, [`lessons/${slugOf(lesson)}`, `prisma/migrations/${migration}`])
  const constant = constantOf(lesson)
  return {
    slug: slugOf(lesson),
    files: Object.keys(files),
    courseLines: {
      import: `import { ${constant} } from './${slugOf(lesson)}/lesson.ts'`,
      lesson: constant,
    },
  }
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const LONGEST_NAME = 40

function requireName(name: string, { lessons }: TaughtCourse): void {
  if (!NAME.test(name) || name.length > LONGEST_NAME) throw nameInvalid(name)
  const taken = lessons.find(
    ({ slug, migration }) =>
      slug.replace(/^\d+-/, '') === name ||
      migration.replace(/^\d+_/, '') === name.replaceAll('-', '_'),
  )
  if (taken) throw nameTaken(name, taken)
}

/** A lesson that isn't in the course yet would have to be the one before. */
async function requireAllListed({ lessons }: TaughtCourse): Promise<void> {
  const names = await readdir(projectPath('lessons'))
  const slugs = lessons.map(({ slug }) => slug)
  const unlisted = names.find((name) => /^\d+-/.test(name) && !slugs.includes(name))
  if (unlisted) throw unfinished(unlisted)
}

async function readLastMigration(): Promise<string | undefined> {
  const names = await readdir(projectPath('prisma/migrations'))
  return names
    .filter((name) => /^\d/.test(name))
    .sort()
    .at(-1)
}

async function filesOf(lesson: NewLesson): Promise<Record<string, string>> {
  const folder = `lessons/${slugOf(lesson)}`
  const migration = `prisma/migrations/${lesson.migration}`
  // What the last lesson ended with is what this one is to change; so is its client's folder.
  const copy = async (file: string) =>
    (await readFile(projectPath(`lessons/${lesson.last.slug}/${file}`), 'utf8'))
      .replaceAll(`phase-${lesson.last.phase}`, `phase-${lesson.phase}`)
      .replaceAll(`phase ${lesson.last.phase}`, `phase ${lesson.phase}`)
  return {
    [`${folder}/README.md`]: readmeFile(lesson),
    [`${folder}/lesson.ts`]: lessonFile(lesson),
    [`${folder}/tasks.ts`]: tasksFile(),
    [`${folder}/schema.prisma`]: await copy('schema.prisma'),
    [`${folder}/app.ts`]: await copy('app.ts'),
    // The way back first: a folder with migration.sql counts as a migration.
    [`${migration}/down.sql`]: DOWN_FILE,
    [`${migration}/migration.sql`]: UP_FILE,
  }
}

async function writeNew(files: Record<string, string>, folders: readonly string[]): Promise<void> {
  const made: string[] = []
  try {
    for (const folder of folders) {
      await mkdir(projectPath(folder))
      made.push(folder)
    }
    for (const [file, content] of Object.entries(files)) {
      await writeFile(projectPath(file), content, { flag: 'wx' })
    }
  } catch (error) {
    for (const folder of made) await rm(projectPath(folder), { recursive: true, force: true })
    throw notWritten(error)
  }
}

const nameInvalid = (name: string) =>
  new Problem('LESSON_NAME_INVALID', {
    message: name
      ? `A lesson's name is small letters, digits and -, at most ${LONGEST_NAME}; "${name.slice(0, LONGEST_NAME)}" is not.`
      : 'A lesson needs a name that says what it changes.',
    fix: `npm run new-lesson -- --name ${suggestName(name)}`,
  })

function suggestName(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const joined = words
    .join('-')
    .slice(0, LONGEST_NAME)
    .replace(/^[\d-]+|-+$/g, '')
  return joined || 'what-changes'
}

const nameTaken = (name: string, { slug }: Lesson) =>
  new Problem('LESSON_NAME_TAKEN', {
    message: `There is a lesson of that name: lessons/${slug}.`,
    fix: `Take a name of its own: npm run new-lesson -- --name ${`more-${name}`.slice(0, LONGEST_NAME)}`,
  })

const unfinished = (slug: string) =>
  new Problem('LESSON_UNFINISHED', {
    message: `lessons/${slug} is not in lessons/course.ts, so it can't be told what comes after it.`,
    fix: 'Add it there (lessons/README.md says how), or remove it, then type the command again.',
  })

const notWritten = (cause: unknown) =>
  new Problem('LESSON_NOT_WRITTEN', {
    message: `The lesson can't be written: ${cause instanceof Error ? cause.message.replace(/,.*$/s, '') : cause}. Nothing was left behind.`,
    fix: 'Look at it: ls -ld lessons prisma/migrations',
    cause,
  })
