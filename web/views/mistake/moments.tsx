import type { ComponentChildren } from 'preact'
import type { DraftReport } from '../../../src/course/tour.ts'
import { CodeBlock } from '../../parts/code-block.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { ProofTable } from '../../parts/proof-table.tsx'
import { DRAFT_WARNING } from './draft-warning.ts'
import { MOMENTS, type MomentName } from './moment-text.ts'
import { moment, run } from './run-draft.ts'

/** What happened, moment by moment; what has not happened yet is not there. */
export function Moments() {
  const now = run.value
  if (now?.status === 'running') {
    return (
      <section class="moments" aria-label="What happens">
        <ProgressLine text="Prisma drafts, PostgreSQL runs it" />
      </section>
    )
  }
  if (now?.status !== 'done') return <Before />
  const reached = moment.value.isPlaying ? MOMENTS.indexOf(moment.value.name) : MOMENTS.length
  return (
    <ol class="moments" aria-label="What happened">
      {STORY.slice(0, reached).map(({ name, Draw }) => (
        <li key={name}>
          <Draw report={now.report} />
        </li>
      ))}
    </ol>
  )
}

function Before() {
  return (
    <section class="moments" aria-label="What will happen">
      <h2>What will happen</h2>
      <ol class="plan">
        <li>Prisma drafts the migration from the schemas of phases 2 and 3.</li>
        <li>PostgreSQL runs the draft on the rows.</li>
        <li>The lab compares every value with what was there.</li>
        <li>Everything is rolled back.</li>
      </ol>
    </section>
  )
}

interface MomentProps {
  report: DraftReport
}

/** What each moment after the first adds to the story. */
const STORY: readonly { name: MomentName; Draw: (props: MomentProps) => ComponentChildren }[] = [
  {
    name: 'refused',
    Draw: ({ report }) => (
      <>
        <h2>The draft is refused</h2>
        <CodeBlock code={report.sql} language="sql" title="Prisma’s draft" />
        <p class="verdict-bad">
          <span aria-hidden="true">✗</span> PostgreSQL: {report.refusal}
        </p>
        <p>
          A new column without a value can’t be NOT NULL while there are rows. That is luck, not
          safety.
        </p>
      </>
    ),
  },
  {
    name: 'lost',
    Draw: ({ report }) => (
      <>
        <h2>So the field becomes optional, as many try then</h2>
        <CodeBlock code={report.optionalSql} language="sql" title="Prisma’s next draft" />
        <p>PostgreSQL runs it, and gives no error and no warning. Look at the names.</p>
        <p>
          In a file of its own, Prisma’s draft begins with a comment that does warn: “
          {DRAFT_WARNING}” To PostgreSQL a comment is nothing: it stops nothing.
        </p>
      </>
    ),
  },
  {
    name: 'proof',
    Draw: ({ report }) => (
      <>
        <h2>The proof finds it</h2>
        <ProofTable
          proof={report.step.proof}
          caption="Every value before against every value after"
        />
      </>
    ),
  },
  {
    name: 'rolled back',
    Draw: ({ report }) => (
      <>
        <h2>Rolled back: all there</h2>
        <p>
          <span aria-hidden="true">✓</span> The step was one transaction, so nothing of it remains{' '}
          <span class="quiet">({report.step.milliseconds} ms)</span>. What was meant is one
          statement:
        </p>
        <CodeBlock
          code={'ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";'}
          language="sql"
          title="Patched by hand"
        />
      </>
    ),
  },
]
