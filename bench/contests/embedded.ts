import { stopEmbeddedServer } from '../../src/database/embedded-server.node.ts'
import type { Contest, Measure } from '../contest.ts'
import { runLab } from '../run-process.ts'
import { type BenchContext, labMeasure } from './bench-context.ts'

/** A command whose embedded server runs, against the same on a real server. */
export async function embeddedWarm(context: BenchContext): Promise<Contest> {
  return {
    what: 'embedded-warm',
    ours: embeddedMeasure(context, () => verifyEmbedded(context)),
    rivals: [realServer(context, 'verify')],
  }
}

/** A command that has to start the embedded server first. */
export async function embeddedCold(context: BenchContext): Promise<Contest> {
  return {
    what: 'embedded-cold',
    ours: embeddedMeasure(context, () => stopEmbeddedServer(homeOf(context))),
    rivals: [realServer(context, 'verify')],
  }
}

/** The tour. */
export async function tour(context: BenchContext): Promise<Contest> {
  return {
    what: 'npm-start',
    ours: async () => (await runLab(embeddedSettings(context), 'start')).milliseconds,
    rivals: [realServer(context, 'start')],
  }
}

export function embeddedSettings({ home }: BenchContext): Record<string, string> {
  return { LAB_HOME: home, DATABASE_URL: '' }
}

export const homeOf = ({ home }: BenchContext) => ({ home, idleMinutes: 15 })

function embeddedMeasure(context: BenchContext, prepare: () => Promise<unknown>): Measure {
  return async () => {
    await runLab(embeddedSettings(context), 'phase', '3')
    await prepare()
    return (await verifyEmbedded(context)).milliseconds
  }
}

function verifyEmbedded(context: BenchContext) {
  return runLab(embeddedSettings(context), 'verify')
}

function realServer(context: BenchContext, command: string) {
  return {
    against: 'the same on a real server',
    measure: labMeasure(context, () => context.labAt(command === 'start' ? 0 : 3), command),
  }
}
