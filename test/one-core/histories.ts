import { course } from '../../lessons/course.ts'
import type { DiffPart } from '../../src/course/diff.ts'
import { checksumOf } from '../../src/history/migration.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { TaughtLesson } from '../../src/learn/taught-lesson.ts'
import { type Damage, damages } from './damages.ts'
import { type Histories, outcome, type Place } from './place.ts'

const PARTS: readonly DiffPart[] = ['schema', 'sql', 'catalog', 'rows']
const PHASES = ['base', '1', '2', '3', '4']

/** What the lab of a page does, step by step, with everything that it says of it. */
export const histories: Histories<Place> = {
  'the files of the course': async ({ solution }) => Promise.all([1, 2, 3, 4].map(solution)),

  'moves up and down through every phase': async (place) => {
    const targets = ['next', '+2', 'head', 'previous', '2', '-1', 'base', '4', '4', '1', '9', 'up']
    const seen = []
    for (const target of targets) seen.push(await move(place, target))
    return seen
  },

  'resets to every phase, undone and done again': async (place) => {
    const seen = []
    for (const target of ['3', 'base', '4', '1', '5']) {
      seen.push(await outcome(() => place.reset(target)), await look(place))
    }
    for (const step of ['undo', 'undo', 'redo', 'undo', 'undo', 'undo'] as const) {
      seen.push(await outcome(() => place[step]()), await look(place))
    }
    return [...seen, await place.restorePoints()]
  },

  'a rollback of what is lost by it, undone after the values came back': async (place) => {
    const seen = []
    for (const target of ['4', '1', '2', 'head']) seen.push(await move(place, target))
    seen.push(await place.undo(), await look(place), await move(place, 'head'))
    return seen
  },

  ...Object.fromEntries(
    Object.entries(damages).map(([kind, each]) => [
      `damage ${kind}`,
      (place: Place) => damageBy(place, each),
    ]),
  ),

  'the diff of every pair of phases': async (place) => {
    const seen: Record<string, unknown> = {}
    for (const from of PHASES) {
      for (const to of PHASES) seen[`${from} ${to}`] = await place.diff(from, to, PARTS)
    }
    await place.moveTo('3')
    seen.database = await place.diff('database', '4', PARTS)
    for (const part of PARTS) seen[part] = await place.diff('database', 'base', [part])
    seen.unknown = await outcome(() => place.diff('1', 'nowhere', PARTS))
    return seen
  },

  "Prisma's own draft, refused and then losing every name": (place) => place.runPrismasDraft(),

  'what Prisma drafts and says of schemas': async (place) => {
    const seen = []
    for (const { phase } of course.lessons) {
      const solution = await place.solution(phase)
      const { schema = '', migrations } = solution
      const earlier = { ...solution, migrations: migrations.slice(0, -1) }
      seen.push(await draft(place, earlier))
      for (const wrong of wrongSchemas(schema)) seen.push(await place.validate(wrong))
    }
    const solution = await place.solution(4)
    const [, ...broken] = solution.migrations
    seen.push(
      await draft(place, solution),
      await draft(place, { ...solution, schema: 'model A {' }),
    )
    seen.push(await draft(place, { ...solution, migrations: broken }))
    return seen
  },

  "the learner's own database in every lesson": async (place) => {
    const seen: Record<string, unknown> = {}
    for (const lesson of course.lessons as readonly TaughtLesson[]) {
      seen[lesson.slug] = await learn(place, lesson)
    }
    return seen
  },
}

/** What the lab says after each damage, and what it still does. */
async function damageBy(place: Place, damages: Readonly<Record<string, Damage>>) {
  const seen: Record<string, unknown> = {}
  for (const [name, { phase, sql }] of Object.entries(damages)) {
    await place.reset(String(phase))
    await place.change(sql)
    seen[name] = {
      ...(await look(place)),
      diff: await outcome(() => place.diff(String(phase), 'database', PARTS)),
      up: await outcome(() => place.moveTo('next')),
      down: await outcome(() => place.moveTo('previous')),
    }
  }
  return seen
}

/** Moves, and tells what was told meanwhile and how everything stands after it. */
async function move(place: Place, target: string): Promise<unknown> {
  const told: unknown[] = []
  const moved = await outcome(() => place.moveTo(target, (step) => told.push(step)))
  const points = await place.restorePoints()
  return { target, told, moved, points, ...(await look(place)) }
}

/** Everything that the lab says of a database without changing it. */
async function look(place: Place): Promise<object> {
  return {
    phase: await outcome(() => place.phase()),
    status: await outcome(() => place.status()),
    verify: await outcome(() => place.verify()),
    history: await outcome(() => place.history()),
  }
}

/** The folder's timestamp may be today's. */
async function draft(place: Place, project: LearnerProject): Promise<unknown> {
  return outcome(async () => {
    const { folder, sql } = await place.draft(project, 'mine')
    return { folder: folder.replace(/^\d{14}/, ''), sql }
  })
}

function wrongSchemas(schema: string): string[] {
  return [
    schema.replace('@id', ''),
    schema.replace('String', 'Sting'),
    schema.replace('model User', 'model  {'),
    `${schema}\nmodel User {\n  id Int @id\n}\n`,
    `${schema}\nmodel Order {\n  id Int @id\n  user User @relation(fields: [id], references: [id])\n}\n`,
    '',
  ]
}

/** A lesson from its start to its end, and what a learner does wrong on the way. */
async function learn(place: Place, lesson: TaughtLesson): Promise<unknown> {
  const solution = await place.solution(lesson.phase)
  const answers = firstAnswers(lesson)
  const seen = []
  const look = async (project: LearnerProject) => {
    seen.push(await outcome(() => place.own(lesson)))
    seen.push(await outcome(() => place.check(lesson, project, answers)))
  }
  await place.layOut(lesson)
  await look({ ...solution, migrations: solution.migrations.slice(0, -1), files: {} })
  for (const wrong of await wrongMigrations(solution)) {
    seen.push(await outcome(() => place.runMigration(lesson, wrong)))
    seen.push(await outcome(() => place.own(lesson)))
  }
  seen.push(await outcome(() => place.runMigration(lesson, solution)))
  await look(solution)
  seen.push(await outcome(() => place.runMigration(lesson, solution)))
  seen.push(await outcome(() => place.rollBackMigration(lesson, solution)))
  seen.push(await outcome(() => place.rollBackMigration(lesson, solution)))
  await look(solution)
  seen.push(await outcome(() => place.undo('own')), await place.restorePoints('own'))
  return seen
}

/** The first option of each question. */
function firstAnswers({ tasks }: TaughtLesson): Record<string, string> {
  const asked = tasks.map(({ id, question }) => [id, question?.options[0]?.key])
  return Object.fromEntries(asked.filter(([, key]) => key !== undefined))
}

/** The solution with its last migration as a learner may get it wrong. */
async function wrongMigrations({ migrations, ...rest }: LearnerProject): Promise<LearnerProject[]> {
  const last = migrations.at(-1)
  if (!last) return []
  const ups = [
    `${last.up}\nSELECT 1 / 0;`,
    `${last.up}\nUPDATE users SET nothing = 1;`,
    `${last.up}\nDELETE FROM users WHERE id = 7;`,
    `${last.up}\nCOMMIT;`,
    `${last.up}\nCREATE INDEX CONCURRENTLY by_id ON users (id);`,
    'ALTER TABL users;',
    'INSERT INTO users (id) VALUES (1);',
    'ALTER TABLE users ADD COLUMN more text NOT NULL;',
    'DROP TABLE users;',
  ]
  return Promise.all(
    ups.map(async (up) => {
      const wrong = { ...last, up, checksum: await checksumOf(up) }
      return { ...rest, migrations: [...migrations.slice(0, -1), wrong] }
    }),
  )
}
