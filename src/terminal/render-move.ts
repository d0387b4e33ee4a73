import type { MoveReport } from '../course/move.ts'
import type { StepReport } from '../course/step-report.ts'
import type { Page } from './page.ts'
import { renderProof } from './render-proof.ts'

/** One step, as it is done: what ran, what it brought or lost by its nature, and the proof. */
export function renderStep(step: StepReport, page: Page): string {
  const { committed, direction, from, to, migration, milliseconds } = step
  const verb = direction === 'up' ? 'apply' : 'roll back'
  const title = page.paint('bold', `${phaseName(from)} → ${phaseName(to)}: ${verb} ${migration}`)
  const outcome = committed
    ? page.paint('green', `  ✓ committed, every value proven (${milliseconds} ms)`)
    : page.paint('red', '  ✗ rolled back: values would be lost')
  const proof = step.proof.fields.length > 0 ? [renderProof(step.proof, page)] : []
  return [title, ...renderEvents(step), ...proof, outcome].join('\n')
}

/** How the move ended, and what to type next. */
export function renderMove({ phase, from, steps }: MoveReport, page: Page): string {
  const refused = steps.find(({ committed }) => !committed)
  if (refused) {
    const file = `prisma/migrations/${refused.migration}`
    return `The database is still at ${phaseName(phase)}, with everything in it.
${page.paint('bold', 'Next:')} see what the file does: git diff -- ${file}
      or restore it: git checkout -- ${file}`
  }
  if (steps.length === 0) return `The database is at ${phaseName(from)} already.`
  return `The database is at ${phaseName(phase)}. ${page.paint('bold', 'Next:')} npm run ${phase === 0 ? 'phase -- next' : 'verify'}`
}

export function phaseName(phase: number): string {
  return phase === 0 ? 'base' : `phase ${phase}`
}

function renderEvents({ to, from, lost, restored, seeded }: StepReport): string[] {
  const lines: string[] = []
  if (lost.length > 0) {
    const values = lost.map((field) => `${field.values} of ${field.field}`).join(', ')
    lines.push(`  ! loses by its nature: ${values}`)
    lines.push(`    They are copied aside; applying phase ${from} again brings them back.`)
  }
  if (restored > 0) lines.push(`  ← ${restored} rows brought back as they were kept`)
  if (seeded > 0) lines.push(`  + ${seeded} rows ${to === 1 ? 'seeded' : 'filled from the seed'}`)
  return lines
}
