import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { withDatabase } from '../../src/database/database-url.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { ensurePublicSchema, requirePublicSchema } from '../../src/database/public-schema.ts'
import { backends, serverUrl, withEmptyDatabase, withServerDatabase } from '../support/backends.ts'

const readSchema = (database: Database) =>
  database.query(
    `SELECT pg_get_userbyid(nspowner) AS owner, nspacl::text AS rights, obj_description(oid) AS comment
     FROM pg_namespace WHERE nspname = 'public'`,
  )

test.each(backends)('%s: schema public comes back as initdb makes it', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    const made = await readSchema(database)
    await ensurePublicSchema(database)
    expect(await readSchema(database)).toEqual(made)
    await requirePublicSchema(database)
    await database.execute('DROP SCHEMA public CASCADE')
    await expect(requirePublicSchema(database)).rejects.toMatchObject({
      code: 'PUBLIC_SCHEMA_MISSING',
    })
    await ensurePublicSchema(database)
    expect(await readSchema(database)).toEqual(made)
  }),
)

test.skipIf(!serverUrl)(
  'a user who only owns the database can make it again (TEST_DATABASE_URL)',
  () =>
    withServerDatabase(async (url) => {
      const server = await openPg(url)
      const name = new URL(url).pathname.slice(1)
      const role = `${name}_owner`
      try {
        const made = await readSchema(server)
        await server.execute(
          `CREATE ROLE ${role} LOGIN PASSWORD 'lab'; ALTER DATABASE ${name} OWNER TO ${role}`,
        )
        const theirs = new URL(withDatabase(url, name))
        theirs.username = role
        theirs.password = 'lab'
        const database = await openPg(theirs.href)
        try {
          await database.execute('DROP SCHEMA public CASCADE')
          await database.transaction(() => ensurePublicSchema(database))
          expect(await readSchema(database)).toEqual(made)
        } finally {
          await database.close()
        }
      } finally {
        await server.execute(`ALTER DATABASE ${name} OWNER TO CURRENT_USER; DROP OWNED BY ${role}`)
        await server.execute(`DROP ROLE ${role}`)
        await server.close()
      }
    }),
)
