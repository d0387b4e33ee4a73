import type { StatusFinding } from '../../../src/course/status-finding.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ProofTable } from '../../parts/proof-table.tsx'
import { provenValues } from './describe-outcome.ts'
import type { Outcome } from './moves.ts'

/** What was found: every value against what it should be, and the schema against the migrations. */
export function Verified({ outcome }: { outcome: Extract<Outcome, { kind: 'verify' }> }) {
  const { report, problem, status } = outcome
  return (
    <>
      {report && (
        <>
          <p class="outcome-title">
            {report.survived
              ? `✓ Everything is there: ${provenValues(report)}`
              : '✗ Not everything is there'}
          </p>
          <ProofTable
            proof={report}
            caption={`Proof at phase ${report.phase}: ${report.rows.found} rows, ${report.rows.expected} expected`}
          />
          {!report.survived && <p>Undo what was typed, or reset: both can bring it back.</p>}
        </>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {status.clean ? (
        <p>✓ The schema is what the applied migrations make.</p>
      ) : (
        <Findings findings={status.findings} />
      )}
    </>
  )
}

function Findings({ findings }: { findings: readonly StatusFinding[] }) {
  return (
    <Notice kind="caution" title="The schema or its journal is not what the migrations make">
      <ul>
        {findings.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <p>Undo what was typed, or reset to a phase.</p>
    </Notice>
  )
}
