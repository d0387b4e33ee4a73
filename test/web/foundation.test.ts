import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { opened } from './support/probe-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('a first visit opens a database at base, which is kept', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    expect(
      await page.evaluate(() => {
        const { opening, keeping, tab, standing } = probe.state
        return [opening.value.step, keeping.value, tab.value, standing.value]
      }),
    ).toEqual([
      'ready',
      { kind: 'kept' },
      'own',
      { phase: 0, applied: [], undo: undefined, redo: undefined },
    ])
  }),
)

browserTest('every step from base to phase 4 is run, proven and committed', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const steps = await page.evaluate(async () => {
      const { steps } = await probe.lab.moveTo('4')
      return steps.map(({ to, committed, proof }) => {
        return {
          to,
          committed,
          fields: proof.fields.map((field) => `${field.field} ${field.preserved}`),
        }
      })
    })
    expect(steps).toEqual([
      { to: 1, committed: true, fields: ['name 100'] },
      { to: 2, committed: true, fields: ['name 100', 'email 100', 'bio 100'] },
      { to: 3, committed: true, fields: ['name 100', 'email 100', 'bio 100'] },
      {
        to: 4,
        committed: true,
        fields: ['name 100', 'email 100', 'bio 100', 'settings 100', 'embedding 100'],
      },
    ])
    expect(await page.evaluate(() => probe.lab.verify().then(({ survived }) => survived))).toBe(
      true,
    )
  }),
)

browserTest("Prisma's own draft loses every name and is rolled back", () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const draft = await page.evaluate(async () => {
      const { refusal, step } = await probe.lab.runPrismasDraft()
      return { refusal, committed: step.committed, name: step.proof.fields[0] }
    })
    expect(draft).toEqual({
      refusal: 'column "full_name" of relation "users" contains null values (23502)',
      committed: false,
      name: {
        field: 'name',
        column: 'full_name',
        expected: 100,
        preserved: 0,
        changed: 0,
        lost: 100,
      },
    })
  }),
)

browserTest('a reload finds the database as it was left', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    await page.evaluate(() => probe.lab.moveTo('3'))
    await page.reload()
    await opened(page)
    expect(
      await page.evaluate(async () => [
        await probe.lab.phase(),
        (await probe.lab.verify()).survived,
        probe.state.keeping.value,
      ]),
    ).toEqual([3, true, { kind: 'kept' }])
  }),
)

browserTest(
  'a reload in the middle of a move leaves the database wholly before or after a step',
  () =>
    withBrowser(async ({ open }) => {
      const page = await open()
      await opened(page)
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            probe.lab.moveTo('4', () => resolve()).catch(() => {})
          }),
      )
      await page.reload()
      await opened(page)
      const [phase, survived, findings] = await page.evaluate(async () => [
        await probe.lab.phase(),
        (await probe.lab.verify()).survived,
        (await probe.lab.status()).findings.length,
      ])
      expect([1, 2, 3, 4]).toContain(phase)
      expect([survived, findings]).toEqual([true, 0])
    }),
)
