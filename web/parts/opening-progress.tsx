import { opening, tab } from '../lab/lab-state.ts'
import { megabytes } from './megabytes.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgressLine } from './progress-line.tsx'

/** How far PostgreSQL is from being ready; nothing once it is. */
export function OpeningProgress() {
  const now = opening.value
  if (tab.value !== 'own') return <p class="quiet">The lab is open in another tab.</p>
  if (now.step === 'ready') return null
  if (now.step === 'failed') return <ProblemNotice problem={now.problem} />
  if (now.step === 'starting') return <ProgressLine text="PostgreSQL is starting" />
  const { received, total } = now
  const of = total === undefined ? '' : ` of ${megabytes(total)}`
  return (
    <ProgressLine
      text={`Fetching PostgreSQL and Prisma's engine: ${megabytes(received)}${of} MB`}
      share={total ? received / total : undefined}
    />
  )
}
