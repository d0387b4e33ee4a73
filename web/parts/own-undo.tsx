import { lab } from '../lab/lab.ts'
import { changes, isReady } from '../lab/lab-state.ts'
import { Button } from './button.tsx'
import { useAnswer } from './use-answer.ts'

/** Goes back in the learner's own database; the timeline's Undo is about the other one. */
export function OwnUndo({ text, onPress }: { text: string; onPress: () => void }) {
  const answer = useAnswer(`${changes.value}`, isReady.value, () => lab.restorePoints('own'))
  const last = answer.status === 'done' ? answer.value[0] : undefined
  return (
    <Button
      disabled={!last || !isReady.value}
      title={last ? `Goes back to before: ${last.before}` : 'Nothing to undo'}
      onPress={onPress}
    >
      {text}
    </Button>
  )
}
