import type { Problem } from '../../../src/problem.ts'
import { fixInPage } from '../../lab/fix-in-page.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { FIXES_HERE } from './fix-here.ts'
import { PageSteps, StepList } from './page-steps.tsx'

/** An expected failure of something in this view, with what to press about it. */
export function ProblemHere({ problem, onClose }: { problem: Problem; onClose?: () => void }) {
  const here = FIXES_HERE[problem.code]
  const [first = '', ...rest] = problem.message.split(/\n\n?/)
  return (
    // A person asked for it to be stopped: that is no trouble.
    <Notice kind={problem.code === 'STOPPED' ? 'plain' : 'trouble'} title={first} role="alert">
      {rest.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <pre class="excerpt" tabIndex={0}>
          {rest.join('\n')}
        </pre>
      )}
      <p>{here?.text ?? fixInPage(problem)}</p>
      {here ? <StepList steps={here.steps} /> : <PageSteps text={problem.fix} />}
      {onClose && (
        <Button kind="quiet" onPress={onClose}>
          Close
        </Button>
      )}
    </Notice>
  )
}
