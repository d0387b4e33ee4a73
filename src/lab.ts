import { growSeed, type SeedReport } from './course/grow.ts'
import type { LabContext } from './course/lab-context.ts'
import { type MoveReport, moveTo } from './course/move.ts'
import { type ResetReport, reset } from './course/reset.ts'
import {
  requireEmbeddings,
  type SearchOptions,
  type SearchReport,
  searchPeople,
} from './course/search.ts'
import type { StepReport } from './course/step-report.ts'
import { type UndoReport, undo } from './course/undo.ts'
import { type VerifyReport, verify } from './course/verify.ts'
import { readPhase } from './course/where.ts'
import { type RestorePoint, readRestorePoints } from './survival/restore-point.ts'

/** What can be done with one lab database. Expected failures are Problems. */
export interface Lab {
  /** The phase the database is at; 0 is base. */
  phase(): Promise<number>
  moveTo(target: string, onStep?: (step: StepReport) => void): Promise<MoveReport>
  seed(rows?: number): Promise<SeedReport>
  reset(target: string): Promise<ResetReport>
  undo(): Promise<UndoReport>
  /** What `undo` can go back before, the newest first. */
  restorePoints(): Promise<RestorePoint[]>
  verify(): Promise<VerifyReport>
  requireEmbeddings(): Promise<void>
  search(embedding: readonly number[], options: SearchOptions): Promise<SearchReport>
}

/** The lab over a database that it owns (see `requireOwned` and `claim`). */
export function openLab(context: LabContext): Lab {
  return {
    phase: () => readPhase(context),
    moveTo: (target, onStep) => moveTo(context, target, onStep),
    seed: (rows) => growSeed(context, rows),
    reset: (target) => reset(context, target),
    undo: () => undo(context),
    restorePoints: () => readRestorePoints(context.database),
    verify: () => verify(context),
    requireEmbeddings: () => requireEmbeddings(context),
    search: (embedding, options) => searchPeople(context, embedding, options),
  }
}
