import { type DiffPart, diffPhases, type PhaseDiff } from './course/diff.ts'
import { growSeed, type SeedReport } from './course/grow.ts'
import {
  type MigrationDetails,
  type MigrationReport,
  readHistoryReport,
  withFiles,
} from './course/history-report.ts'
import type { LabContext } from './course/lab-context.ts'
import { type MoveReport, moveTo } from './course/move.ts'
import { type ResetReport, reset } from './course/reset.ts'
import { type RoundTrip, roundTrip } from './course/roundtrip.ts'
import {
  requireEmbeddings,
  type SearchOptions,
  type SearchReport,
  searchPeople,
} from './course/search.ts'
import { type StampReport, stamp } from './course/stamp.ts'
import { readStatus, type StatusReport } from './course/status.ts'
import type { FindOriginal } from './course/status-finding.ts'
import type { StepReport } from './course/step-report.ts'
import { redo, type UndoReport, undo } from './course/undo.ts'
import { type VerifyReport, verify } from './course/verify.ts'
import { readPhase } from './course/where.ts'
import { requirePublicSchema } from './database/public-schema.ts'
import { type RestorePoint, readRestorePoints, readUndonePoints } from './survival/restore-point.ts'

/** What can be done with one lab database. Expected failures are Problems. */
export interface Lab {
  /** The phase the database is at; 0 is base. */
  phase(): Promise<number>
  moveTo(target: string, onStep?: (step: StepReport) => void): Promise<MoveReport>
  seed(rows?: number): Promise<SeedReport>
  reset(target: string): Promise<ResetReport>
  undo(): Promise<UndoReport>
  /** Brings back what the last undo replaced. */
  redo(): Promise<UndoReport>
  /** What `undo` can go back before, the newest first. */
  restorePoints(): Promise<RestorePoint[]>
  /** What `redo` can bring back, the last undone first. */
  undonePoints(): Promise<RestorePoint[]>
  /** Every migration on disk and in the journal, oldest first. */
  history(): Promise<MigrationReport[]>
  migrationFiles(migration: MigrationReport): MigrationDetails
  /** Makes the journal say a phase, without running anything. */
  stamp(target: string, purge: boolean): Promise<StampReport>
  /** Where the database stands, in whatever state it is; see `readStatus`. */
  status(findOriginal?: FindOriginal): Promise<StatusReport>
  /** Every migration, or the one of `phase`, up, down and up again in a scratch database. */
  roundtrip(phase?: string): Promise<RoundTrip[]>
  verify(): Promise<VerifyReport>
  /** What changed between two states (see `diffPhases`); `schemas` are the phases' schema.prisma. */
  diff(
    from: string,
    to: string,
    schemas: readonly string[],
    parts?: readonly DiffPart[],
  ): Promise<PhaseDiff>
  requireEmbeddings(): Promise<void>
  search(embedding: readonly number[], options: SearchOptions): Promise<SearchReport>
}

/** The lab over a database that it owns (see `requireOwned` and `claim`). */
export function openLab(context: LabContext): Lab {
  const { database } = context
  // Reset makes schema public again where somebody dropped it; all that looks into it says so.
  const inPublic = <T>(work: () => Promise<T>) => requirePublicSchema(database).then(work)
  return {
    phase: () => inPublic(() => readPhase(context)),
    moveTo: (target, onStep) => inPublic(() => moveTo(context, target, onStep)),
    seed: (rows) => inPublic(() => growSeed(context, rows)),
    reset: (target) => reset(context, target),
    undo: () => inPublic(() => undo(context)),
    redo: () => inPublic(() => redo(context)),
    restorePoints: () => readRestorePoints(database),
    undonePoints: () => readUndonePoints(database),
    history: () => inPublic(() => readHistoryReport(context)),
    migrationFiles: (migration) => withFiles(migration, context.history),
    stamp: (target, purge) => inPublic(() => stamp(context, target, purge)),
    status: (findOriginal) => inPublic(() => readStatus(context, findOriginal)),
    roundtrip: (phase) => roundTrip(context, phase),
    verify: () => inPublic(() => verify(context)),
    diff: (from, to, schemas, parts) =>
      inPublic(() => diffPhases({ ...context, schemas }, from, to, parts)),
    requireEmbeddings: () => inPublic(() => requireEmbeddings(context)),
    search: (embedding, options) => inPublic(() => searchPeople(context, embedding, options)),
  }
}
