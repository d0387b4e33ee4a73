import { course } from '../../lessons/course.ts'
import { ensureClients } from '../../src/course/clients.node.ts'
import type { Contest, Measure } from '../contest.ts'
import { makePrismaProject, type PrismaProject } from '../prisma-project.ts'
import { type BenchContext, labMeasure, runAlembic } from './bench-context.ts'

/** One step up, from phase 1 to 2: its columns are added, filled and proven. */
export async function stepUp(context: BenchContext): Promise<Contest> {
  const prisma = await makePrismaProject(context.home, 2)
  return {
    what: 'step-up',
    ours: labMeasure(context, () => context.labAt(1), 'phase', '2'),
    rivals: [
      {
        against: 'prisma migrate deploy',
        measure: prismaMeasure(context, prisma, () => context.labAt(1), ['migrate', 'deploy']),
        reach: 0.4,
      },
      { against: 'alembic upgrade +1', measure: alembicMeasure(context, 1, 1), reach: 1 },
    ],
  }
}

/** Everything, from an empty database to the last phase. */
export async function baseToHead(context: BenchContext): Promise<Contest> {
  const prisma = await makePrismaProject(context.home, 4)
  await ensureClients(course.lessons)
  const empty = async () => undefined
  return {
    what: 'base-to-head',
    ours: labMeasure(context, () => context.labAt(0), 'phase', 'head'),
    rivals: [
      {
        against: 'alembic upgrade +1, four times',
        measure: alembicMeasure(context, 0, 4),
        reach: 0.5,
      },
      {
        against: 'prisma migrate deploy + db seed',
        measure: prismaMeasure(context, prisma, empty, ['migrate', 'deploy'], ['db', 'seed']),
        reach: 0.4,
      },
    ],
  }
}

/** From phase 4 back to exactly phase 3 with the seed. */
export async function reset(context: BenchContext): Promise<Contest> {
  const prisma = await makePrismaProject(context.home, 3)
  await ensureClients(course.lessons)
  const from = () => context.labAt(4)
  const forced = ['migrate', 'reset', '--force']
  return {
    what: 'reset',
    ours: labMeasure(context, from, 'reset', '3'),
    rivals: [
      {
        against: 'prisma migrate reset --force',
        measure: prismaMeasure(context, prisma, from, forced),
        reach: 0.25,
      },
      {
        against: 'prisma migrate reset --force + db seed',
        measure: prismaMeasure(context, prisma, from, forced, ['db', 'seed']),
      },
    ],
  }
}

function prismaMeasure(
  { server }: BenchContext,
  project: PrismaProject,
  template: () => Promise<string | undefined>,
  ...commands: string[][]
): Measure {
  return async () =>
    server.with(await template(), async (url) => {
      let milliseconds = 0
      for (const words of commands) milliseconds += (await project.run(url, ...words)).milliseconds
      return milliseconds
    })
}

function alembicMeasure(
  { server, hasAlembic, alembicAt }: BenchContext,
  revision: number,
  steps: number,
): Measure | undefined {
  if (!hasAlembic) return undefined
  return async () =>
    server.with(await alembicAt(revision), async (url) => {
      let milliseconds = 0
      for (let step = 0; step < steps; step += 1) {
        milliseconds += (await runAlembic(url, '+1')).milliseconds
      }
      return milliseconds
    })
}
