import pg from 'pg'
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { readDatabaseStatus } from '../../src/database/database-status.ts'
import {
  requireEmbeddedServer,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.node.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { withConnection, withEmbeddedServer } from '../support/embedded.ts'

const currentName = (database: Database) => database.query('SELECT current_database() AS name')

test('databases are made, opened and dropped by name, as on any server', () =>
  withEmbeddedServer(async (server) => {
    await withConnection(server.url('postgres'), async (maintenance) => {
      await maintenance.execute('CREATE DATABASE "Course-1"')
      await withConnection(server.url('Course-1'), async (database) => {
        expect(await currentName(database)).toEqual([{ name: 'Course-1' }])
        await database.execute('CREATE TABLE here (id int)')
        await expect(maintenance.execute('DROP DATABASE "Course-1"')).rejects.toMatchObject({
          code: '55006',
          message: 'database "Course-1" is being accessed by other users',
        })
      })
      await maintenance.execute('DROP DATABASE "Course-1"')
      await maintenance.execute('DROP DATABASE IF EXISTS "Course-1"')
    })
    await expect(openPg(server.url('Course-1'))).rejects.toMatchObject({
      name: 'PostgresError',
      severity: 'FATAL',
      code: '3D000',
      message: 'database "Course-1" does not exist',
    })
  }))

test('what cannot be done to a database is refused as PostgreSQL refuses it', () =>
  withEmbeddedServer((server) =>
    withConnection(server.url('postgres'), async (database) => {
      const refusal = (sql: string) =>
        database.execute(sql).then(
          () => 'done',
          ({ code, message }) => `${code} ${message}`,
        )
      expect(await refusal('CREATE DATABASE lab')).toBe('42P04 database "lab" already exists')
      expect(await refusal('CREATE DATABASE "../up"')).toBe(
        '42602 invalid name "../up": use letters, digits, "_" and "-"',
      )
      expect(await refusal('CREATE DATABASE other TEMPLATE lab')).toBe(
        '0A000 the embedded server has no options for CREATE DATABASE',
      )
      expect(await refusal('DROP DATABASE nowhere')).toBe('3D000 database "nowhere" does not exist')
      for (const name of ['lab', 'shadow', 'postgres']) {
        expect(await refusal(`DROP DATABASE ${name} WITH (FORCE)`)).toBe(
          `42501 database "${name}" belongs to the embedded server`,
        )
      }
      await database.execute('BEGIN')
      expect(await refusal('CREATE DATABASE other')).toBe(
        '25001 CREATE DATABASE cannot run inside a transaction block',
      )
    }),
  ))

test('WITH (FORCE) ends the connections of the database it drops', () =>
  withEmbeddedServer(async (server) => {
    const maintenance = await openPg(server.url('postgres'))
    await maintenance.execute('CREATE DATABASE doomed')
    const client = new pg.Client(server.url('doomed'))
    await client.connect()
    const told = new Promise<Error & { code?: string }>((resolve) => client.on('error', resolve))
    await maintenance.execute('DROP DATABASE doomed WITH (FORCE)')
    expect((await told).code).toBe('57P01')
    await expect(openPg(server.url('doomed'))).rejects.toMatchObject({ code: '3D000' })
    await maintenance.close()
  }))

test('the shadow database is another than lab, and forgets all when the server stops', () =>
  withEmbeddedServer(async (server, home) => {
    await withConnection(server.url('shadow'), async (shadow) => {
      await shadow.execute('CREATE TABLE only_in_shadow (id int)')
      await withConnection(server.url('lab'), async (lab) => {
        expect(await lab.query("SELECT to_regclass('only_in_shadow') AS found")).toEqual([
          { found: null },
        ])
      })
    })
    await stopEmbeddedServer(home)
    const again = await requireEmbeddedServer(home)
    await withConnection(again.url('shadow'), async (shadow) => {
      expect(await shadow.query("SELECT to_regclass('only_in_shadow') AS found")).toEqual([
        { found: null },
      ])
    })
  }))

test('lab is claimed from the start and knows pgvector', () =>
  withEmbeddedServer((server) =>
    withConnection(server.url('lab'), async (database) => {
      expect(await readDatabaseStatus(database)).toEqual({
        name: 'lab',
        version: expect.stringMatching(/^18\./),
        bytes: expect.any(Number),
        vector: { available: '0.8.7', installed: null },
        ownership: 'ours',
      })
    }),
  ))
