import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { OpeningProgress } from '../../parts/opening-progress.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { href } from '../../router/route.ts'
import { momentText } from './moment-text.ts'
import { Moments } from './moments.tsx'
import { NameWall } from './name-wall.tsx'
import { moment, run, runDraft, skip } from './run-draft.ts'
import { WallChoice } from './wall-choice.tsx'
import './mistake.css'

/** What the names show now, above them: on a narrow page the story is further down. */
function MomentNow() {
  const now = run.value
  const { name } = moment.value
  if (now?.status !== 'done') return null
  const isBad = name === 'lost' || name === 'proof'
  return (
    <p class={`moment-now ${isBad ? 'bad' : 'good'}`}>
      <span aria-hidden="true">{isBad ? '✗' : '✓'}</span> {momentText(name, now.report)}
    </p>
  )
}

/** Prisma's own draft for a rename, run on a hundred people: the names go, and come back. */
export function MistakeView() {
  const now = run.value
  const isRunning = now?.status === 'running' || moment.value.isPlaying
  return (
    <div class="mistake">
      <ViewHead title="Make the mistake">
        <p class="lead">
          In lesson 3 the column <code>name</code> becomes <code>full_name</code>. A schema file
          says what there is, not how it came about, so Prisma drafts a removal and an addition. Run
          that draft, and watch the names.
        </p>
        <div class="actions">
          <Button kind="primary" disabled={!isReady.value || isRunning} onPress={runDraft}>
            {now ? 'Run it again' : 'Run Prisma’s own draft'}
          </Button>
          {moment.value.isPlaying && <Button onPress={skip}>Skip to the end</Button>}
          <p class="quiet">
            It runs for real, in a scratch database with the same hundred people, and is rolled
            back. Your lab database is not touched.
          </p>
        </div>
        {!isReady.value && <OpeningProgress />}
      </ViewHead>
      {now?.status === 'failed' && <ProblemNotice problem={now.problem} />}
      <div class="mistake-stage">
        <section class="wall" aria-labelledby="wall-heading">
          <h2 id="wall-heading">The hundred names</h2>
          <MomentNow />
          <NameWall />
          {now?.status === 'done' && <WallChoice />}
        </section>
        <Moments />
      </div>
      <p class="links">
        <a href={href({ view: 'read', from: 2, to: 3, part: 'sql' })}>Read what a person patched</a>
        <a href={href({ view: 'do', phase: 3 })}>Patch it yourself</a>
        <a href={href({ view: 'lesson', phase: 3 })}>Lesson 3</a>
      </p>
    </div>
  )
}
