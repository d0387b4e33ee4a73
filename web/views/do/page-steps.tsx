import { useState } from 'preact/hooks'
import { isReady } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmReset } from './confirm-reset.tsx'
import { findPageSteps, type PageStep } from './find-page-steps.ts'
import { showFile } from './open-file.ts'
import { check } from './sitting.ts'
import { draft, runFile, runUp } from './work.ts'
import { currentLesson, workspace } from './workspace.ts'

/** What to press here in place of the commands that a text names; nothing where it names none. */
export function PageSteps({ text }: { text: string }) {
  const steps = findPageSteps(text).filter(isPossible)
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

function isPossible(step: PageStep): boolean {
  return step.kind !== 'open' || step.path in (workspace.value?.files ?? {})
}

function Step({ step }: { step: PageStep }) {
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

function doStep(step: PageStep): void {
  if (step.kind === 'draft') draft(step.name ?? suggestName())
  if (step.kind === 'run') runUp()
  if (step.kind === 'run file') runFile(step.file)
  if (step.kind === 'check') check()
  if (step.kind === 'open') showFile(step.path)
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
}

function titleOf(step: Exclude<PageStep, { kind: 'told' }>): string {
  if (step.kind === 'run file') return `Run ${step.file}`
  if (step.kind === 'open') return `Open ${step.path.split('/').at(-1)}`
  return TITLES[step.kind]
}
