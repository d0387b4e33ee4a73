import { keeping, lastProblem, opening, tab } from '../lab/lab-state.ts'
import { href } from '../router/route.ts'
import { route } from '../router/router.ts'
import { Notice } from './notice.tsx'
import { OpeningProgress } from './opening-progress.tsx'
import { PlainHttpNotice } from './plain-http-notice.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { TabNotice } from './tab-notice.tsx'

/** What a person has to know whatever they look at: storage, other tabs, what went wrong meanwhile. */
export function PageNotices() {
  const problem = lastProblem.value
  const isOpening = opening.value.step !== 'ready' && tab.value === 'own'
  // The first view says it beside the button that waits for it.
  const isSaid = route.value.view === 'start'
  return (
    <section class="page-notices" aria-label="Notices">
      {isOpening && !isSaid && <OpeningProgress />}
      {tab.value === 'own' ? <KeepingNotice /> : <TabNotice tab={tab.value} />}
      <PlainHttpNotice />
      {problem && (
        <ProblemNotice
          problem={problem}
          onClose={() => {
            lastProblem.value = undefined
          }}
        />
      )}
    </section>
  )
}

function KeepingNotice() {
  const now = keeping.value
  if (now.kind === 'kept') return null
  const title =
    now.kind === 'memory'
      ? 'Nothing is kept in this browser'
      : 'This is a copy: nothing you do here is kept'
  const why = now.kind === 'memory' ? now.why : 'Another tab has the lab.'
  return (
    <Notice kind="caution" title={title}>
      <p>
        {why} Everything works, and is gone when the tab is closed. To keep your own files,{' '}
        <a href={href({ view: 'do', phase: 1 })}>export them under Do</a>.
      </p>
    </Notice>
  )
}
