import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { ensureClients } from '../../src/course/clients.node.ts'
import type { Lesson } from '../../src/course/lesson.ts'
import { projectPath } from '../../src/project.node.ts'

const { lessons } = course
const [first] = lessons as unknown as [Lesson]
const BROKEN = 'datasource db {\n  provider = "postgresql"\n}\n\nmodel User {\n  id Int\n}\n'
const keyFile = projectPath('generated/phase-1/.made-from')

beforeAll(async () => {
  await ensureClients(lessons)
})

/** Every file of the first lesson's client with its text. */
async function readClient(): Promise<Record<string, string>> {
  const folder = projectPath('generated/phase-1')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = files.map(async ({ parentPath, name }) => [
    `${parentPath.slice(folder.length)}/${name}`,
    await readFile(`${parentPath}/${name}`, 'utf8'),
  ])
  return Object.fromEntries(await Promise.all(texts))
}

test('a client that is up to date is not made again', async () => {
  expect(await ensureClients(lessons)).toEqual([])
})

test('a client is made from its lesson, for its columns', async () => {
  const client = await readClient()
  expect(Object.keys(client).sort()).toEqual([
    '/.made-from',
    '/browser.ts',
    '/client.ts',
    '/commonInputTypes.ts',
    '/enums.ts',
    '/internal/class.ts',
    '/internal/prismaNamespace.ts',
    '/internal/prismaNamespaceBrowser.ts',
    '/models.ts',
    '/models/User.ts',
  ])
  expect(client['/internal/prismaNamespace.ts']).toContain(
    "export const UserScalarFieldEnum = {\n  id: 'id',\n  name: 'name'\n} as const",
  )
})

test('a client that was made from another schema, or not to the end, is made again', async () => {
  const whole = await readClient()
  await writeFile(keyFile, 'another schema')
  await writeFile(projectPath('generated/phase-1/models/Gone.ts'), '')
  expect(await ensureClients(lessons)).toEqual([first])
  expect(await readClient()).toEqual(whole)

  await rm(keyFile)
  const told: unknown[] = []
  expect(await ensureClients(lessons, (stale) => told.push(stale))).toEqual([first])
  expect(told).toEqual([[first]])
  expect(await readClient()).toEqual(whole)
})

test('two commands at once end with one whole client', async () => {
  const whole = await readClient()
  await rm(keyFile)
  await Promise.all([ensureClients(lessons), ensureClients(lessons)])
  expect(await readClient()).toEqual(whole)
})

test('a schema that Prisma refuses is a Problem and leaves no client', async () => {
  const folder = projectPath('generated/.broken-lesson')
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/schema.prisma`, BROKEN)
  try {
    const broken = { ...first, phase: 99, slug: '../generated/.broken-lesson' } as unknown as Lesson
    await expect(ensureClients([broken])).rejects.toMatchObject({
      code: 'CLIENT_NOT_GENERATED',
      message: expect.stringMatching(
        /schema.prisma: Error validating model "User": Each model must have at least one unique .*$/,
      ),
      fix: 'Mend the schema, then: npx prisma validate --schema lessons/../generated/.broken-lesson/schema.prisma',
    })
    expect(await readdir(projectPath('generated'))).not.toContain('phase-99')
  } finally {
    await rm(folder, { recursive: true })
  }
})
