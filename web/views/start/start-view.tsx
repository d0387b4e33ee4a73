import { OpeningProgress } from '../../parts/opening-progress.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { FirstStep } from './first-step.tsx'
import { PhaseCards } from './phase-cards.tsx'
import { RenameStory } from './rename-story.tsx'
import './start.css'

/** What a person sees first: what this is, and the one thing to press. */
export function StartView() {
  return (
    <div class="start">
      <ViewHead title="Change a schema, keep every value">
        <p class="lead">
          A real PostgreSQL and Prisma’s own migration engine run in this page: nothing is
          installed, and nothing leaves your browser. One table of a hundred people goes through
          four phases, and a step is committed only when every value is proven to be there
          afterwards.
        </p>
      </ViewHead>
      <div class="begin">
        <FirstStep />
        <OpeningProgress />
      </div>
      <RenameStory />
      <PhaseCards />
    </div>
  )
}
