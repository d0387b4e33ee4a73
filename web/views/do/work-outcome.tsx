import { useEffect, useRef } from 'preact/hooks'
import type { SqlResult } from '../../lab/sql-answer.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProofTable } from '../../parts/proof-table.tsx'
import { SqlResultTable } from '../../parts/sql-result-table.tsx'
import { describeWork } from './describe-work.ts'
import { forgetWork, lastWork, type Work } from './work.ts'

/** The last one that came into view by itself. */
let seen: Work | undefined

/** What the last draft or run came to, with the proof. */
export function WorkOutcome() {
  const work = lastWork.value
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!work || work === seen) return
    seen = work
    // Of a draft it is the file that is to be seen.
    const isDraft = work.kind === 'draft' && work.draft.sql !== ''
    if (!isDraft) place.current?.scrollIntoView({ block: 'nearest' })
  }, [work])
  if (!work) return null
  const { kind, title, sentences, excerpt } = describeWork(work)
  const proof = findProof(work)
  return (
    <div class="work-outcome" ref={place}>
      <Notice kind={kind} title={title}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {excerpt && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          <pre class="excerpt" tabIndex={0}>
            {excerpt}
          </pre>
        )}
        <Button kind="quiet" label="Close what this came to" onPress={forgetWork}>
          Close
        </Button>
      </Notice>
      {findTables(work).map((result, place) => (
        <SqlResultTable result={result} key={place} />
      ))}
      {proof && proof.fields.length > 0 && (
        <ProofTable proof={proof} caption="Proof: every value before against every value after" />
      )}
    </div>
  )
}

/** What the statements of a file returned; those that return nothing are in the notice. */
function findTables(work: Work): SqlResult[] {
  if (work.kind !== 'file' || work.answer.status === 'refused') return []
  return work.answer.results.filter(({ columns }) => columns.length > 0)
}

function findProof(work: Work) {
  if (work.kind !== 'run') return undefined
  const { report } = work
  return report.status === 'committed' || report.status === 'rolled back' ? report.proof : undefined
}
