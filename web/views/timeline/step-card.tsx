import { placeName } from '../../../src/course/find-place.ts'
import type { StepReport } from '../../../src/course/step-report.ts'
import { RowsTable } from '../../../src/html/rows-table.tsx'
import { Diff } from '../../parts/diff.tsx'
import { ProofTable } from '../../parts/proof-table.tsx'
import { stepRows } from '../../parts/step-rows.ts'
import { href } from '../../router/route.ts'
import { describeEvents, provenValues } from './describe-outcome.ts'

/** One step as it was done: what ran, what it brought or lost by its nature, and the proof. */
export function StepCard({ step, isLast }: { step: StepReport; isLast: boolean }) {
  const { from, to, direction, migration, committed, proof, milliseconds } = step
  return (
    <details class={`step ${committed ? 'committed' : 'rolled-back'}`} open={isLast}>
      <summary>
        <span class="step-way">
          {placeName({ phase: from })} → {placeName({ phase: to })}
        </span>{' '}
        <span class="step-verdict">
          {committed
            ? `✓ committed, ${provenValues(proof)}`
            : '✗ rolled back: values would be lost'}
        </span>{' '}
        <span class="quiet">{milliseconds} ms</span>
      </summary>
      <p class="quiet">
        {direction === 'up' ? 'Applied' : 'Rolled back'} <code>{migration}</code>
      </p>
      {describeEvents(step).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {proof.fields.length > 0 && (
        <ProofTable proof={proof} caption="Proof: every value before against every value after" />
      )}
      {step.before.length + step.after.length > 0 && <Rows step={step} />}
      <p class="links">
        <a href={href({ view: 'read', from, to, part: 'sql' })}>Read the SQL</a>
        <a href={href({ view: 'picture', from, to })}>See the picture</a>
      </p>
    </details>
  )
}

function Rows({ step }: { step: StepReport }) {
  const titles = [placeName({ phase: step.from }), placeName({ phase: step.to })] as const
  return (
    <details class="more">
      <summary>Three rows, before and after</summary>
      <Diff>
        <RowsTable rows={stepRows(step)} titles={titles} />
      </Diff>
    </details>
  )
}
