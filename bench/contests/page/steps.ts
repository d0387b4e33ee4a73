import type { Trial } from '../../trial.ts'
import { type PageContext, withVisit } from './page-visit.ts'
import { untilStill } from './processes.ts'

const LIMIT_MS = 300
const PATH = [0, 1, 2, 3, 4, 3] as const
const ROUNDS = ['first', 'later'] as const

/** Each step of the timeline: as soon as the database is there, and once more when all were done. */
export function pageSteps(context: PageContext): Trial {
  const names = ROUNDS.flatMap((round) =>
    PATH.slice(1).map((to, at) => nameOf(PATH[at], to, round)),
  )
  return {
    limits: Object.fromEntries(names.map((name) => [name, LIMIT_MS])),
    run: () =>
      withVisit(context, async ({ page, browser }) => {
        await page.evaluate(() => bench.ready())
        const times: [string, number][] = []
        for (const round of ROUNDS) {
          for (const [at, to] of PATH.slice(1).entries()) {
            const milliseconds = await page.evaluate((phase) => bench.step(phase), to)
            times.push([nameOf(PATH[at], to, round), milliseconds])
          }
          if (round === 'first') {
            await page.evaluate(() => bench.step(0))
            await untilStill(browser)
          }
        }
        return Object.fromEntries(times)
      }),
  }
}

function nameOf(from: number | undefined, to: number, round: string): string {
  return `page-step ${from} → ${to}, ${round}`
}
