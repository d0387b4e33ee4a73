import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NewLessonReport } from '../../src/learn/authoring/new-lesson.node.ts'

const MODEL = `
model Team {
  id   Int    @id @default(autoincrement())
  name String @unique

  @@map("teams")
}
`

const UP = `-- CreateTable
CREATE TABLE "teams" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "teams_name_key" ON "teams"("name");
`

const CHECK = `({ schema }) =>
    schema.status === 'valid' && schema.catalog?.tables.some(({ name }) => name === 'teams')
      ? { status: 'passed' }
      : failed({
          expected: 'A model Team with an id and a name.',
          found: 'There is none.',
          why: 'People work in teams.',
          next: 'Add it in workspace/prisma/schema.prisma and save it.',
        })`

const FIXTURES = `import { lastOf, withSql } from '../support/change-project.ts'
import type { Fixture, Way } from '../support/fixture.ts'

export const fixtures: readonly Fixture[] = []

export const ways: readonly Way[] = [
  {
    phase: 5,
    what: 'in lower case',
    project: (solution) => withSql(solution, { up: lastOf(solution).up.replace('CREATE', 'create') }),
  },
  {
    phase: 5,
    what: 'twice over',
    project: (solution) =>
      withSql(solution, { up: \`CREATE TABLE t (); DROP TABLE t; \${lastOf(solution).up}\` }),
  },
]
`

/** Does what the report of `new-lesson` asks for: the lesson is in the course, and has its fixtures. */
export async function listLesson(folder: string, { courseLines }: NewLessonReport): Promise<void> {
  await change(folder, 'lessons/course.ts', [
    ['import { people }', `${courseLines.import}\nimport { people }`],
    [/(lessons: \[.*)\]/, `$1, ${courseLines.lesson}]`],
  ])
  await writeFile(join(folder, 'test/learn/fixtures/phase-5.ts'), FIXTURES)
  await change(folder, 'test/learn/content.test.ts', [
    [
      "import * as phase4 from './fixtures/phase-4.ts'",
      "import * as phase4 from './fixtures/phase-4.ts'\nimport * as phase5 from './fixtures/phase-5.ts'",
    ],
    ['phase3, phase4]', 'phase3, phase4, phase5]'],
  ])
}

/** Does what an author does with a lesson that is laid out: a table of teams. */
export async function fillIn(folder: string, { slug, files }: NewLessonReport): Promise<void> {
  for (const schema of [`lessons/${slug}/schema.prisma`, 'prisma/schema.prisma']) {
    await change(folder, schema, [[/$/, MODEL]])
  }
  const migration = files.find((file) => file.endsWith('migration.sql')) ?? ''
  await writeFile(join(folder, migration), UP)
  const down = '-- Lost: every team.\nDROP TABLE "teams";\n'
  await writeFile(join(folder, migration.replace('migration.sql', 'down.sql')), down)
  await change(folder, `lessons/${slug}/lesson.ts`, [
    ["summary: ''", "summary: 'People work in teams, which get a table of their own.'"],
  ])
  await change(folder, `lessons/${slug}/README.md`, [['```sql\n```', `\`\`\`sql\n${UP}\`\`\``]])
  await change(folder, `lessons/${slug}/tasks.ts`, [
    [
      'import type { Task }',
      "import { failed } from '../../src/learn/checks/task-result.ts'\nimport type { Task }",
    ],
    ['check: checkSchema,', `check: ${CHECK},`],
    [/title: ''/g, "title: 'Give the teams a table'"],
    [
      /hints: \[.*\]/g,
      `hints: ${JSON.stringify(['one', 'two', 'three'].map((n) => `Look at what a table is, step ${n}.`))}`,
    ],
    [
      /links: \[\]/g,
      "links: [{ title: 'Tables', url: 'https://www.postgresql.org/docs/current/ddl-basics.html' }]",
    ],
  ])
}

async function change(
  folder: string,
  file: string,
  changes: readonly (readonly [string | RegExp, string])[],
): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8')
  const changed = changes.reduce((sum, [from, to]) => {
    const next = sum.replace(from, to)
    if (next === sum) throw new Error(`${file} does not hold ${from}`)
    return next
  }, text)
  await writeFile(join(folder, file), changed)
}
