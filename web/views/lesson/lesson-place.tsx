import { Notice } from '../../parts/notice.tsx'
import { href } from '../../router/route.ts'

/** What stands in the page for the commands that the text speaks of. */
export function LessonPlace({ phase }: { phase: number }) {
  return (
    <Notice kind="plain" title="The text speaks of a terminal. Here you need none.">
      <ul>
        <li>
          <code>npm run phase -- {phase}</code> is the timeline above, <code>npm run verify</code>{' '}
          its button Verify.
        </li>
        <li>
          <code>npm run learn</code> and the workspace are{' '}
          <a href={href({ view: 'do', phase })}>Do</a>.
        </li>
        <li>
          <code>prisma db execute</code> is <a href={href({ view: 'ask', about: 'sql' })}>Ask</a>
          {phase === 3 && (
            <>
              , and the draft on the rows is <a href={href({ view: 'mistake' })}>The mistake</a>
            </>
          )}
          .
        </li>
      </ul>
    </Notice>
  )
}
