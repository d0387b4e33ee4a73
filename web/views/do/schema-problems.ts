import { effect, signal } from '@preact/signals'
import { SCHEMA_FILE } from '../../../src/learn/workspace/workspace-layout.ts'
import { lab } from '../../lab/lab.ts'
import { isReady } from '../../lab/lab-state.ts'
import type { SchemaProblem } from '../../lab/schema-problem.ts'
import { workspace } from './workspace.ts'

const PAUSE_MS = 400

/** What Prisma's own validator says of the schema as it was when it was last asked. */
export const schemaProblems = signal<readonly SchemaProblem[]>([])

/** Asks the validator whenever the schema has changed; until the function that it returns is called. */
export function validateAtPauses(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: string | undefined
  const end = effect(() => {
    const schema = workspace.value?.files[SCHEMA_FILE]
    if (!isReady.value || schema === undefined || schema === asked) return
    clearTimeout(timer)
    timer = setTimeout(async () => {
      asked = schema
      // Whatever keeps the engine from answering, a check says it.
      const problems = await lab.validate(schema).catch(() => [])
      if (schema === asked) schemaProblems.value = problems
    }, PAUSE_MS)
  })
  return () => {
    clearTimeout(timer)
    end()
  }
}
