import { expect, test } from 'vitest'
import { catalogObjects } from '../../../src/history/catalog-objects.ts'
import { readSchemaFields } from '../../../src/learn/replay/schema-fields.ts'
import { migration, withLast, withMigration, withSchema } from '../support/change-project.ts'
import { evidenceOf, solutionOf, starterOf } from '../support/check-project.ts'

test('a schema that Prisma does not take is told in its words', async () => {
  const project = withSchema(await solutionOf(2), (schema) => schema.replace('String?', 'Strin?'))
  const { schema } = await evidenceOf(2, project)
  expect(schema.status === 'invalid' && schema.message).toMatchInlineSnapshot(`
    "error: Type "Strin" is neither a built-in type, nor refers to another model, composite type, or enum.
      -->  schema.prisma:15
       | 
    14 |   name  String
    15 |   email Strin? @unique
       | "
  `)
})

test('a schema without a datasource is told without where in its own source Prisma says so', async () => {
  const project = { ...(await solutionOf(2)), schema: 'model User {\n  id Int @id\n}\n' }
  expect((await evidenceOf(2, project)).schema).toEqual({
    status: 'invalid',
    message: 'There is no datasource in the schema.',
  })
})

test('whether the schema has moved is told by what Prisma would draft from before', async () => {
  const moved = []
  for (const project of [await starterOf(4), await solutionOf(4)]) {
    const { schema } = await evidenceOf(4, project)
    moved.push(schema.status === 'valid' && schema.fromBefore.split('\n')[0])
  }
  expect(moved).toEqual(['', '-- AlterTable'])
})

test('no schema at all', async () => {
  const project = { ...(await solutionOf(2)), schema: undefined }
  expect((await evidenceOf(2, project)).schema).toEqual({ status: 'missing' })
})

test('what the schema alone would build is known without a migration, whatever is there', async () => {
  const starter = await starterOf(4)
  const { schema, up, before } = await evidenceOf(4, {
    ...starter,
    schema: (await solutionOf(4)).schema,
  })
  expect(up).toEqual({ status: 'none' })
  const built = schema.status === 'valid' && schema.catalog ? catalogObjects(schema.catalog) : []
  const known = catalogObjects(before)
  expect([...built].filter(([object]) => !known.has(object))).toEqual([
    ['column users.settings', "jsonb not null default '{}'::jsonb"],
    ['column users.embedding', 'vector(512)'],
    ['index users_embedding_idx', 'btree (embedding)'],
  ])
})

test('a type that PostgreSQL does not know builds nothing', async () => {
  const project = withSchema(await starterOf(2), (schema) =>
    schema.replace('name String', 'name Unsupported("nothing")'),
  )
  expect((await evidenceOf(2, project)).schema).toMatchObject({ catalog: undefined })
})

test('what Prisma would still draft is told after the way up', async () => {
  const project = withLast(await solutionOf(2), [
    migration(
      '20270101000000_email',
      'ALTER TABLE users ADD email text UNIQUE, ADD biography text',
    ),
  ])
  const { schema } = await evidenceOf(2, project)
  expect(schema.status === 'valid' && schema.pending).toMatchInlineSnapshot(`
    "-- AlterTable
    ALTER TABLE "users" DROP COLUMN "biography",
    ADD COLUMN     "bio" TEXT;"
  `)
})

test('fields and columns are read past comments, strings and other models', () => {
  const schema = `
    // model User { id Int }
    model Post {
      id     Int    @id
      author User   @relation(fields: [userId], references: [id])
      userId Int    @map("user_id")
    }
    model User {
      id       Int     @id @default(autoincrement()) // @map("no")
      fullName String  @map(name: "full_name")
      note     String  @default("} // @map(\\"x\\")")
      posts    Post[]
      /// @@map("nobody")
      vector   Unsupported("vector(512)")?
      @@index([fullName], map: "users_name_idx")
      @@map("users")
    }`
  expect(readSchemaFields(schema, 'users')).toEqual({
    id: 'id',
    fullName: 'full_name',
    note: 'note',
    vector: 'vector',
  })
  expect(readSchemaFields(schema, 'Post')).toEqual({ id: 'id', userId: 'user_id' })
  expect(readSchemaFields(schema, 'people')).toEqual({})
})

test('folders are told apart by name and by content', async () => {
  const solution = await solutionOf(4)
  const changes = [
    withMigration(solution, 1, () => undefined),
    withMigration(solution, 2, ({ name, up, down }) => migration(name, `${up} `, down)),
    withMigration(solution, 2, ({ name, up, down }) => migration(name, up, `${down} `)),
    withMigration(solution, 3, (each) => ({ ...each, name: '20260909000000_rename' })),
    withMigration(solution, 4, (each) => ({ ...each, name: '20250101000000_early' })),
  ]
  const folders = []
  for (const project of changes) folders.push((await evidenceOf(4, project)).folders)
  const fine = { missing: [], edited: [], redated: [], outOfOrder: [] }
  const added = ['20260101000400_add_settings_and_embedding']
  expect(folders).toEqual([
    { ...fine, added, missing: ['20260101000100_create_users'] },
    { ...fine, added, edited: ['20260101000200_add_email_and_bio'] },
    { ...fine, added },
    {
      ...fine,
      added,
      redated: [{ was: '20260101000300_rename_name_to_full_name', is: '20260909000000_rename' }],
    },
    { ...fine, added: ['20250101000000_early'], outOfOrder: ['20250101000000_early'] },
  ])
})
