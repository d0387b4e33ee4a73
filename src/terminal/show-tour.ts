import type { SearchHit } from '../course/search.ts'
import { type DraftReport, runTour, type TourContext, type TourPhase } from '../course/tour.ts'
import { readServerName } from '../database/server-name.ts'
import { print, printJson } from './output.ts'
import type { Page } from './page.ts'
import {
  renderTourDraft,
  renderTourEnd,
  renderTourHead,
  renderTourPhase,
  renderTourSearch,
} from './render-tour.ts'

/** Runs the tour and shows it as it goes, or all of it at the end as one JSON document. */
export async function showTour(context: TourContext, page: Page, json: boolean): Promise<void> {
  const server = await readServerName(context.database)
  const phases: TourPhase[] = []
  const rest: { draft?: DraftReport; search?: readonly SearchHit[] } = {}
  const show = (text: string) => {
    if (!json) print(text)
  }
  show(renderTourHead(server, page))
  await runTour(context, {
    onDraft(draft) {
      rest.draft = draft
      show(renderTourDraft(draft, page))
    },
    onPhase(phase) {
      phases.push(phase)
      show(renderTourPhase(phase, page))
    },
    onSearch(hits) {
      rest.search = hits
      show(renderTourSearch(hits, page))
    },
  })
  show(renderTourEnd(phases, page))
  if (json)
    printJson({
      server,
      phases: phases.map(toJson),
      draft: lostOf(rest.draft),
      ...(rest.search && { search: rest.search }),
    })
}

function toJson({ phase, step }: TourPhase) {
  const { migration, proof, milliseconds } = step
  return { phase, migration, proof, milliseconds }
}

function lostOf(draft: DraftReport | undefined) {
  const fields = draft?.step.proof.fields.filter(({ lost }) => lost > 0) ?? []
  return { lost: Object.fromEntries(fields.map(({ field, lost }) => [field, lost])) }
}
