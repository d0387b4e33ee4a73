import type { Problem } from '../../src/problem.ts'
import { fixInPage } from '../lab/fix-in-page.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** An expected failure: what happened, and what to do about it here. */
export function ProblemNotice(props: { problem: Problem; onClose?: () => void }) {
  const { problem, onClose } = props
  // A person asked for it: that is no trouble.
  const kind = problem.code === 'STOPPED' ? 'plain' : 'trouble'
  const [first = '', ...rest] = problem.message.split(/\n\n?/)
  return (
    <Notice kind={kind} title={first} role="alert">
      {rest.length > 0 && <pre class="excerpt">{rest.join('\n')}</pre>}
      <p>{fixInPage(problem)}</p>
      {onClose && (
        <Button kind="quiet" onPress={onClose}>
          Close
        </Button>
      )}
    </Notice>
  )
}
