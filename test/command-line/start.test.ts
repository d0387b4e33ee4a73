import { expect, test } from 'vitest'
import { findTourDatabases, servers, withCommandLine } from '../support/command-line.ts'

test.each(servers)(
  '%s: the tour proves four phases and shows the draft that loses every name',
  async (server) => {
    await withCommandLine(server, async ({ run }) => {
      const { code, stdout, stderr } = await run('start', '--json')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const tour = JSON.parse(stdout)
      expect(tour.draft).toEqual({ lost: { name: 100 } })
      expect(tour.server).toMatch(/^PostgreSQL \d+\.\d+, pgvector \d+\.\d+\.\d+$/)
      expect(tour.phases).toMatchObject([
        { phase: 1, proof: { survived: true, rows: { expected: 100, found: 100 } } },
        {
          phase: 2,
          proof: { survived: true, fields: [{ field: 'name' }, { preserved: 100 }, {}] },
        },
        {
          phase: 3,
          proof: { survived: true, fields: [{ field: 'name', column: 'full_name' }, {}, {}] },
        },
        { phase: 4, proof: { survived: true, fields: [{}, {}, {}, {}, { field: 'embedding' }] } },
      ])
      expect(tour.search).toHaveLength(3)
      expect(tour.search[0].name).toBe('Ingrid Solheim')
    })
  },
)

test.each(servers)(
  '%s: the tour fits 80 columns and leaves the lab database alone',
  async (server) => {
    await withCommandLine(server, async ({ run, settings }) => {
      await run('phase', '2')
      const { code, stdout } = await run('start')
      expect(code).toBe(0)
      expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([])
      expect(stdout).toContain('✗  name   full_name       100          0        0   100')
      expect(stdout).not.toContain('\u001b')
      expect(JSON.parse((await run('verify', '--json')).stdout)).toMatchObject({
        phase: 2,
        survived: true,
      })
      expect(await findTourDatabases(settings)).toEqual([])
    })
  },
)
