import type { Evidence, OwnDatabase, Stopped } from '../evidence.ts'
import type { LearnerProject } from '../learner-project.ts'
import { revealEncodingTable } from './encoding-table.ts'
import { compareFolders } from './folder-evidence.ts'
import { runDown } from './run-down.ts'
import { runFurtherFile } from './run-further-file.ts'
import { type OnFile, runUp } from './run-up.ts'
import { draftPending, readSchemaEvidence } from './schema-evidence.ts'
import { earlierMigrations, type Scratch } from './scratch.ts'

/** What is to be checked. */
export interface CheckRequest {
  project: LearnerProject
  /** The answers given so far, by the id of the task. */
  answers: Readonly<Record<string, string>>
  /** The learner's own database; undefined when it wasn't looked at. */
  own: OwnDatabase | undefined
}

/** What is known before a file runs; `stopAt` makes the evidence of it when the file is stopped. */
export interface EvidenceSoFar {
  file: string
  /** Where in the evidence the file belongs: on the way up or down, or a file of its own. */
  place: 'up' | 'down' | 'files'
  evidence: Evidence
}

/**
 * Runs a learner's files in a scratch database, which is used up by it, and says what they do. Before
 * each file `onFile` hears of it, and is waited for. Throws `ScratchCrashed` when PostgreSQL breaks
 * down under one.
 */
export async function collectEvidence(
  scratch: Scratch,
  request: CheckRequest,
  onFile: (soFar: EvidenceSoFar) => Promise<void> = async () => {},
): Promise<Evidence> {
  const evidence = await lookAtFiles(scratch, request)
  const announce =
    (place: EvidenceSoFar['place']): OnFile =>
    (file) =>
      onFile({ file, place, evidence: { ...evidence } })
  const added = request.project.migrations.filter(({ name }) =>
    evidence.folders.added.includes(name),
  )
  evidence.up = await runUp(scratch, added, announce('up'))
  if (evidence.up.status === 'applied') {
    evidence.schema = await withPending(scratch, evidence)
    const { evidence: down, isAsBefore } = await runDown(
      scratch,
      added,
      evidence.up.catalog,
      announce('down'),
    )
    evidence.down = down
    if (isAsBefore) evidence.files = await runFiles(scratch, evidence, announce('files'))
  }
  return evidence
}

/** The evidence of a check that ended in a file. */
export function stopAt({ place, file, evidence }: EvidenceSoFar, stopped: Stopped): Evidence {
  const outcome = { status: 'stopped' as const, stopped }
  if (place !== 'files') return { ...evidence, [place]: outcome }
  return { ...evidence, files: { ...evidence.files, [file]: outcome } }
}

async function lookAtFiles(scratch: Scratch, request: CheckRequest): Promise<Evidence> {
  const { phase, reference, before, goal, draft } = scratch
  const { project, answers, own } = request
  return {
    phase,
    project,
    reference,
    folders: compareFolders(project.migrations, earlierMigrations(scratch)),
    schema: await lookAtSchema(scratch, project.schema),
    before,
    goal,
    draft,
    up: { status: 'none' },
    down: undefined,
    own,
    answers,
    files: {},
  }
}

async function lookAtSchema(
  { database, engineModule, knownSchemas }: Scratch,
  schema: string | undefined,
): Promise<Evidence['schema']> {
  if (schema === undefined) return { status: 'missing' }
  const known = knownSchemas?.get(schema)
  if (known) return known
  const found = await readSchemaEvidence(database, engineModule, schema)
  knownSchemas?.clear()
  knownSchemas?.set(schema, found)
  return found
}

async function withPending(
  { database, engineModule }: Scratch,
  { project, schema }: Evidence,
): Promise<Evidence['schema']> {
  if (schema.status !== 'valid' || project.schema === undefined) return schema
  return { ...schema, pending: await draftPending(database, engineModule, project.schema) }
}

async function runFiles(
  scratch: Scratch,
  evidence: Evidence,
  onFile: OnFile,
): Promise<Evidence['files']> {
  const files = Object.keys(scratch.reference.files)
  if (files.length > 0) await revealEncodingTable(scratch.database, scratch.seed)
  for (const file of files) {
    await onFile(file)
    const outcome = await runFurtherFile(scratch, file, evidence.project.files[file])
    evidence.files = { ...evidence.files, [file]: outcome }
  }
  return evidence.files
}
