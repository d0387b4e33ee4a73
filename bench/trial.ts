import { median, type Row } from './contest.ts'

/** What is measured several at a time, each held to a limit of its own. */
export interface Trial {
  /** Milliseconds, by what is measured. */
  limits: Readonly<Record<string, number>>
  /** One run from the beginning; what it measured, under the same names. */
  run(): Promise<Readonly<Record<string, number>>>
}

/** Runs it so often and takes medians. */
export async function holdTrial({ limits, run }: Trial, runs: number): Promise<Row[]> {
  const all: Readonly<Record<string, number>>[] = []
  for (let each = 0; each < runs; each += 1) all.push(await run())
  return Object.entries(limits).map(([what, limit]) => {
    const ours_ms = median(all.map((times) => times[what] ?? Number.NaN))
    const ratio = Number((ours_ms / limit).toPrecision(3))
    return { what, against: `a limit of ${limit} ms`, ours_ms, theirs_ms: limit, ratio, reach: 1 }
  })
}
