import { useRef, useState } from 'preact/hooks'
import { VECTOR_PHASE } from '../../../src/course/lineage-at.ts'
import type { SearchReport } from '../../../src/course/search.ts'
import { ENCODER_BYTES } from '../../lab/encoder-bytes.ts'
import { encoderLoading, isEncoderLoaded } from '../../lab/encoder-state.ts'
import { lab } from '../../lab/lab.ts'
import { standing } from '../../lab/lab-state.ts'
import { announce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { megabytes } from '../../parts/megabytes.ts'
import { OpeningProgress } from '../../parts/opening-progress.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { toProblem } from '../../parts/to-problem.ts'
import type { Answer } from '../../parts/use-answer.ts'
import { canMove, moveTo } from '../timeline/moves.ts'
import { SearchForm } from './search-form.tsx'
import { SearchHits } from './search-hits.tsx'
import { useComeIntoView } from './use-come-into-view.ts'

const ENCODER_MB = (ENCODER_BYTES / 1_000_000).toFixed(0)
const UNASKED = 'Type a question first: whom do you look for?'

/** Finds people by what their biographies mean, once phase 4 has brought the vectors. */
export function PeopleSearch() {
  const phase = standing.value?.phase
  if (!standing.value) return <OpeningProgress />
  return phase === VECTOR_PHASE ? <Search /> : <NotYet />
}

function NotYet() {
  return (
    <div class="empty">
      <h2>There are no vectors yet</h2>
      <p>
        Phase {VECTOR_PHASE} keeps each biography as a vector of 512 numbers beside its text. Only
        then can PostgreSQL say which are near a question in meaning.
      </p>
      <Button kind="primary" disabled={!canMove.value} onPress={() => moveTo(VECTOR_PHASE)}>
        Move to phase {VECTOR_PHASE}
      </Button>
    </div>
  )
}

function Search() {
  const [answer, setAnswer] = useState<Answer<SearchReport> | { status: 'unasked' }>()
  const found = useRef<HTMLDivElement>(null)
  useComeIntoView(found, answer?.status === 'waiting')
  const search = async (question: string, isExact: boolean) => {
    if (answer?.status === 'waiting') return
    if (question.trim() === '') {
      setAnswer({ status: 'unasked' })
      announce(UNASKED)
      return
    }
    setAnswer({ status: 'waiting' })
    const answered = await find(question, isExact)
    setAnswer(answered)
    if (answered.status === 'done') announce(describe(answered.value))
  }
  return (
    <>
      <SearchForm isSearching={answer?.status === 'waiting'} onSearch={search} />
      <p class="quiet">
        {isEncoderLoaded.value
          ? 'The sentence encoder is loaded.'
          : `The first search loads the sentence encoder, about ${ENCODER_MB} MB.`}{' '}
        It runs in this page: what you type goes nowhere.
      </p>
      <div class="found" ref={found}>
        {answer?.status === 'unasked' && <p>{UNASKED}</p>}
        {answer?.status === 'waiting' && <Searching />}
        {answer?.status === 'failed' && <ProblemNotice problem={answer.problem} />}
        {answer?.status === 'done' && <SearchHits report={answer.value} />}
      </div>
    </>
  )
}

function describe({ hits }: SearchReport): string {
  return hits.length === 1 ? '1 person found' : `${hits.length} people found`
}

/** What is waited for: at first the encoder, which is fetched when somebody searches first. */
function Searching() {
  const received = encoderLoading.value
  if (received === undefined) return <ProgressLine text="Looking for people" />
  const text = `Fetching the sentence encoder: ${megabytes(received)} of ${megabytes(ENCODER_BYTES)} MB`
  return <ProgressLine text={text} share={received / ENCODER_BYTES} />
}

async function find(question: string, exact: boolean): Promise<Answer<SearchReport>> {
  try {
    return { status: 'done', value: await lab.search(question, { k: 5, exact }) }
  } catch (error) {
    return { status: 'failed', problem: toProblem(error) }
  }
}
