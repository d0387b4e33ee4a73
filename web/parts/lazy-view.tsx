import type { ComponentType } from 'preact'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgressLine } from './progress-line.tsx'
import { useAnswer } from './use-answer.ts'

/**
 * A view whose code comes when it is first asked for. `load` is asked once; the page says so when the
 * code can't be fetched.
 */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  return function LazyView(props: Props) {
    const answer = useAnswer('', loaded === undefined, async () => {
      loaded = await load()
    })
    const View = loaded
    if (View) return <View {...props} />
    if (answer.status === 'failed') return <ProblemNotice problem={answer.problem} />
    return <ProgressLine text="Loading the view" />
  }
}
