import type { DiffPart, PhaseDiff } from '../../src/course/diff.ts'
import type { MigrationReport } from '../../src/course/history-report.ts'
import type { MoveReport } from '../../src/course/move.ts'
import type { ResetReport } from '../../src/course/reset.ts'
import type { SearchOptions, SearchReport } from '../../src/course/search.ts'
import type { StatusReport } from '../../src/course/status.ts'
import type { StepReport } from '../../src/course/step-report.ts'
import type { DraftReport } from '../../src/course/tour.ts'
import type { VerifyReport } from '../../src/course/verify.ts'
import type { OwnDatabase } from '../../src/learn/evidence.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { LessonReport } from '../../src/learn/lesson-report.ts'
import type { TaughtLesson } from '../../src/learn/taught-lesson.ts'
import type { DatabaseName } from './database-name.ts'
import type { PrismaDraft } from './prisma-draft.ts'
import type { RunReport } from './run-report.ts'
import type { SchemaProblem } from './schema-problem.ts'
import type { SqlAnswer } from './sql-answer.ts'
import type { UndoneReport, UndoPoint } from './undo-point.ts'

/**
 * Everything that a view may ask of the lab. PostgreSQL and Prisma's engine run in workers, so the page
 * is never blocked; calls wait for each other where they have to. Expected failures are Problems, as in
 * the core (`PROBLEM.fix` speaks of the terminal: show `fixInPage(problem)`). `STOPPED` is thrown by
 * whatever ran when somebody called `stop`. What has been committed is kept in the browser before a
 * promise is fulfilled.
 */
export interface LabClient {
  /** The phase the lab database is at; 0 is base. */
  phase(): Promise<number>
  /** Where the lab database stands, and what is not as it should be. */
  status(): Promise<StatusReport>
  /** `target` is what a person types: `1` to `4`, `base`, `head`, `next`, `previous`. */
  moveTo(target: string, onStep?: (step: StepReport) => void): Promise<MoveReport>
  reset(target: string): Promise<ResetReport>
  /**
   * Goes back to before the last reset, rollback or typed SQL of a database (`lab` when not given),
   * whatever was done to it; `layOut` is a reset. Throws `NOTHING_TO_UNDO`.
   */
  undo(database?: DatabaseName): Promise<UndoneReport>
  /** Brings back what the last undo replaced, typed SQL excepted. Throws `NOTHING_TO_REDO`. */
  redo(database?: DatabaseName): Promise<UndoneReport>
  /** What `undo` can go back before, the newest first. */
  restorePoints(database?: DatabaseName): Promise<UndoPoint[]>
  verify(): Promise<VerifyReport>
  /** Every migration on disk and in the journal, oldest first. */
  history(): Promise<MigrationReport[]>
  /** What changed between two states: phases, or `database`, the lab database as it is. */
  diff(from: string, to: string, parts?: readonly DiffPart[]): Promise<PhaseDiff>
  /**
   * Runs Prisma's own draft from phase 2 to 3 on the rows and rolls it back: the refusal as drafted,
   * and the names that are gone once the field is optional (`step.proof`, `step.before`, `step.after`).
   * The lab database is not touched; the hundred people are in a scratch database.
   */
  runPrismasDraft(): Promise<DraftReport>
  /** People by meaning, from the lab database at phase 4. The first call loads the sentence encoder. */
  search(question: string, options?: Partial<SearchOptions>): Promise<SearchReport>

  /** Runs what a learner typed, as one script; a mistake in it is an answer, not a throw. */
  sql(database: DatabaseName, text: string): Promise<SqlAnswer>

  /** What is wrong with a schema.prisma, by Prisma's own validator; empty when it is valid. */
  validate(schema: string): Promise<SchemaProblem[]>
  /**
   * What `prisma migrate dev --create-only` would write for the project's schema after its migrations.
   * `name` is what comes after the timestamp. Throws `SCHEMA_INVALID` and `HISTORY_BROKEN`.
   */
  draft(project: LearnerProject, name: string): Promise<PrismaDraft>
  /** Begins to make the scratch database of a lesson ready, so that its first check is as quick as others. */
  warm(lesson: TaughtLesson): void
  /** Checks a lesson: the same code as `npm run check:lesson`, in a scratch database. */
  check(
    lesson: TaughtLesson,
    project: LearnerProject,
    answers: Readonly<Record<string, string>>,
  ): Promise<LessonReport>

  /** Puts the learner's own database at the start of a lesson, with the seed; what was there can be undone. */
  layOut(lesson: TaughtLesson): Promise<void>
  /** What the learner's own database says of itself; one that was never laid out is, for the lesson. */
  own(lesson: TaughtLesson): Promise<OwnDatabase>
  /**
   * Applies the project's pending migrations to the learner's own database in one transaction, and
   * commits only when every value that was there is proven to be there.
   */
  runMigration(lesson: TaughtLesson, project: LearnerProject): Promise<RunReport>
  /** Runs `down.sql` of the last applied migration of the project in the learner's own database, with the proof. */
  rollBackMigration(lesson: TaughtLesson, project: LearnerProject): Promise<RunReport>

  /**
   * Stops whatever runs, an endless query too: the worker is ended and opened again with the database
   * as it was last committed.
   */
  stop(): Promise<void>
}
