import { useState } from 'preact/hooks'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { go } from '../../router/router.ts'
import { database } from '../ask/asked.ts'
import { ConfirmReset } from './confirm-reset.tsx'
import { showFile } from './open-file.ts'
import { type PossibleStep, possibleSteps } from './possible-steps.ts'
import { check } from './sitting.ts'
import { draft, putBack, rename, runFile, runUp } from './work.ts'
import { currentLesson, requireWorkspace, workspace, writeFile } from './workspace.ts'

/** What to press here in place of the commands that a text names; nothing where it names none. */
export function PageSteps({ text }: { text: string }) {
  return <StepList steps={possibleSteps(text, workspace.value?.files ?? {}, currentLesson())} />
}

/** Things to press, in their order. */
export function StepList({ steps }: { steps: readonly PossibleStep[] }) {
  if (steps.length === 0) return null
  return (
    <div class="page-steps">
      <span class="quiet">In this page:</span>
      {steps.map((step) => (
        <Step step={step} key={JSON.stringify(step)} />
      ))}
    </div>
  )
}

function Step({ step }: { step: PossibleStep }) {
  const [isAsking, setAsking] = useState(false)
  if (step.kind === 'told') return <span>{step.text}</span>
  const isReset = step.kind === 'reset lesson' || step.kind === 'reset database'
  const press = () => (isReset ? setAsking(true) : doStep(step))
  return (
    <>
      <Button disabled={!isReady.value && step.kind !== 'open'} onPress={press}>
        {titleOf(step)}
      </Button>
      {isAsking && isReset && <ConfirmReset what={step.kind} onClose={() => setAsking(false)} />}
    </>
  )
}

function doStep(step: PossibleStep): void {
  if (step.kind === 'draft') draft(step.name ?? suggestName())
  if (step.kind === 'run') runUp()
  if (step.kind === 'run file') runFile(step.file)
  if (step.kind === 'check') check()
  if (step.kind === 'open') open(step.path)
  if (step.kind === 'put back') putBack(step.name, step.file)
  if (step.kind === 'rename') rename(step.from, step.to)
  if (step.kind === 'ask') askOwn()
}

/** Opens a file, which is made where it isn't there yet. */
function open(path: string): void {
  if (!(path in requireWorkspace().files)) writeFile(path, '')
  showFile(path)
}

/** Goes where SQL is typed to the learner's own database. */
export function askOwn(): void {
  database.value = 'own'
  go({ view: 'ask', about: 'sql' })
}

/** What the reference solution calls the lesson's migration. */
export function suggestName(): string {
  return currentLesson().migration.replace(/^\d+_/, '')
}

const TITLES = {
  draft: 'Draft',
  run: 'Run',
  check: 'Check',
  'reset lesson': 'Reset the lesson…',
  'reset database': 'Reset your database…',
  ask: 'Ask your database',
}

function titleOf(step: Exclude<PossibleStep, { kind: 'told' }>): string {
  switch (step.kind) {
    case 'run file':
      return `Run ${step.file}`
    case 'open': {
      const isThere = step.path in (workspace.value?.files ?? {})
      return `${isThere ? 'Open' : 'Add'} ${step.path.split('/').at(-1)}`
    }
    case 'put back':
      return `Put ${[step.name, step.file].filter(Boolean).join('/')} back`
    case 'rename':
      return `Rename it to ${step.to}`
    default:
      return TITLES[step.kind]
  }
}
