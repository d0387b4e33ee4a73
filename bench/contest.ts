/** One way of doing a thing: gets everything ready, does it, and returns the milliseconds it took. */
export type Measure = () => Promise<number>

export interface Rival {
  against: string
  /** Undefined when it isn't on this machine. */
  measure: Measure | undefined
  /** The ratio that is to be reached, ours over theirs; without it the ratio is only shown. */
  reach?: number
}

export interface Contest {
  what: string
  ours: Measure
  rivals: readonly Rival[]
  /** Ends what the contest has running. */
  close?(): Promise<void>
}

export interface Row {
  what: string
  against: string
  ours_ms: number
  /** null when the rival isn't on this machine. */
  theirs_ms: number | null
  ratio: number | null
  reach: number | null
}

/** Runs all sides in turn (A B C A B C …), so that what slows the machine down slows all, and takes medians. */
export async function holdContest(contest: Contest, runs: number): Promise<Row[]> {
  try {
    return await measure(contest, runs)
  } finally {
    await contest.close?.()
  }
}

async function measure({ what, ours, rivals }: Contest, runs: number): Promise<Row[]> {
  const measures = [ours, ...rivals.map(({ measure }) => measure)]
  const times: number[][] = measures.map(() => [])
  for (let run = 0; run < runs; run += 1) {
    for (const [index, measure] of measures.entries()) {
      if (measure) times[index]?.push(await measure())
    }
  }
  const [ours_ms = 0, ...others] = times.map(median)
  return rivals.map(({ against, measure, reach = null }, index) => {
    const theirs_ms = measure ? (others[index] ?? 0) : null
    const ratio = theirs_ms === null ? null : Number((ours_ms / theirs_ms).toPrecision(3))
    return { what, against, ours_ms, theirs_ms, ratio, reach }
  })
}

/** The milliseconds that `work` takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const pair = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle) - 1] ?? 0]
  return Math.round(((pair[0] ?? 0) + (pair[1] ?? 0)) * 5) / 10
}
