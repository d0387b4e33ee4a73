import { lab } from '../../lab/lab.ts'
import { Button } from '../../parts/button.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { atWork } from './moves.ts'

/** What is running, and how to stop it; when nothing is, how to begin, so that nothing jumps. */
export function RunningLine() {
  const now = atWork.value
  return (
    <div class="running-line">
      {now ? (
        <>
          <ProgressLine text={now} />
          <Button label={`Stop: ${now}`} onPress={() => lab.stop()}>
            Stop
          </Button>
        </>
      ) : (
        <p>
          Press a phase<span class="wide">, or use the arrow keys on the line</span>: each step runs
          for real.
        </p>
      )}
      <p class="unseen" role="status">
        {now}
      </p>
    </div>
  )
}
