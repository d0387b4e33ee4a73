import { useState } from 'preact/hooks'
import type { Question, Task } from '../../../src/learn/task.ts'
import { Button } from '../../parts/button.tsx'
import { currentRecord } from './keep-workspace.ts'
import { answer } from './sitting.ts'
import { requireWorkspace } from './workspace.ts'

/** A prediction to make before it is measured. */
export function QuestionForm({ task, question }: { task: Task; question: Question }) {
  const given = currentRecord(requireWorkspace()).answers[task.id]
  const [chosen, setChosen] = useState(given)
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== undefined) answer(task, chosen)
      }}
    >
      <fieldset>
        <legend>{question.text}</legend>
        {question.options.map(({ key, text }) => (
          <label key={key}>
            <input
              type="radio"
              name={`answer-${task.id}`}
              value={key}
              checked={chosen === key}
              onChange={() => setChosen(key)}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" disabled={chosen === undefined} onPress={() => {}}>
        Answer
      </Button>
    </form>
  )
}
