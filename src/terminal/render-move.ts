import type { MoveReport } from '../course/move.ts'
import type { StepReport } from '../course/step-report.ts'
import type { Page } from './page.ts'
import { renderProof } from './render-proof.ts'

/** One step, as it is done: what ran, what it brought or lost by its nature, and the proof. */
export function renderStep(step: StepReport, page: Page): string {
  const { committed, direction, fromName, toName, migration, milliseconds } = step
  const verb = direction === 'up' ? 'apply' : 'roll back'
  const title = page.paint('bold', `${fromName} → ${toName}: ${verb} ${migration}`)
  const outcome = committed
    ? page.paint('green', `  ✓ committed, every value proven (${milliseconds} ms)`)
    : page.paint('red', '  ✗ rolled back: values would be lost')
  const proof = step.proof.fields.length > 0 ? [renderProof(step.proof, page)] : []
  return [title, ...renderEvents(step), ...proof, outcome].join('\n')
}

/** How the move ended, and what to type next. */
export function renderMove({ phase, name, steps }: MoveReport, page: Page): string {
  const refused = steps.find(({ committed }) => !committed)
  if (refused) {
    return `The database is still at ${name}, with everything in it.
${page.paint('bold', 'Next:')} ${renderWayOut(refused)}`
  }
  if (steps.length === 0) return `The database is at ${name} already.`
  return `The database is at ${name}. ${page.paint('bold', 'Next:')} npm run ${phase === 0 ? 'phase -- next' : 'verify'}`
}

/** A migration of the course has a file to go back to; of their own a person may mean the loss. */
function renderWayOut({ phase, migration }: StepReport): string {
  const file = `prisma/migrations/${migration}`
  if (phase !== null) {
    return `see what the file does: git diff -- ${file}
      or restore it: git checkout -- ${file}`
  }
  return `mend ${file}
      or, where the loss is meant, apply it without the proof: npx prisma migrate deploy`
}

export function phaseName(phase: number): string {
  return phase === 0 ? 'base' : `phase ${phase}`
}

function renderEvents({ to, phase, lost, restored, seeded }: StepReport): string[] {
  const lines: string[] = []
  if (lost.length > 0) {
    const values = lost.map((field) => `${field.values} of ${field.field}`).join(', ')
    lines.push(`  ! loses by its nature: ${values}`)
    lines.push(
      phase === null
        ? '    They are copied aside; npm run undo brings them back.'
        : `    They are copied aside; applying phase ${phase} again brings them back.`,
    )
  }
  if (restored > 0) lines.push(`  ← ${restored} rows brought back as they were kept`)
  if (seeded > 0) lines.push(`  + ${seeded} rows ${to === 1 ? 'seeded' : 'filled from the seed'}`)
  return lines
}
