import { course } from '../../lessons/course.ts'
import type { DiffPart, PhaseDiff } from '../../src/course/diff.ts'
import type { SearchOptions } from '../../src/course/search.ts'
import type { StepReport } from '../../src/course/step-report.ts'
import { checkLesson } from '../../src/learn/check-lesson.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { LessonReport } from '../../src/learn/lesson-report.ts'
import type { TaughtLesson } from '../../src/learn/taught-lesson.ts'
import { describeOwnTrouble } from '../../src/learn/workspace/own-database-trouble.ts'
import type { DatabaseName } from './database-name.ts'
import { encode } from './encode.ts'
import type { LabClient } from './lab-client.ts'
import { LabOpener } from './lab-opener.ts'

// The core's own list comes with all the code that compares.
const ALL_PARTS: readonly DiffPart[] = ['schema', 'sql', 'catalog', 'rows']

/** The lab in a browser tab. */
export class BrowserLab extends LabOpener implements LabClient {
  phase() {
    return this.ask((lab) => lab.call('phase', []))
  }

  status() {
    return this.ask((lab) => lab.call('status', []), 'Looking at the database')
  }

  moveTo(target: string, onStep: (step: StepReport) => void = () => {}) {
    const what = `Moving to ${/^\d+$/.test(target) ? `phase ${target}` : target}`
    return this.change((lab) => lab.call('moveTo', [target], onStep), what)
  }

  reset(target: string) {
    return this.change((lab) => lab.call('reset', [target]), 'Resetting the database')
  }

  undo(database: DatabaseName = 'lab') {
    return this.change((lab) => lab.call('undo', [database]), 'Going back')
  }

  redo(database: DatabaseName = 'lab') {
    return this.change((lab) => lab.call('redo', [database]), 'Bringing back')
  }

  restorePoints(database: DatabaseName = 'lab') {
    return this.ask((lab) => lab.call('undoPoints', [database]))
  }

  verify() {
    return this.ask((lab) => lab.call('verify', []), 'Proving every value')
  }

  history() {
    return this.ask((lab) => lab.call('history', []))
  }

  diff(from: string, to: string, parts: readonly DiffPart[] = ALL_PARTS): Promise<PhaseDiff> {
    const what = `Comparing ${from} with ${to}`
    return [from, to].includes('database')
      ? this.ask((lab) => lab.call('diff', [from, to, parts]), what)
      : this.askScratch((scratch) => scratch.calls.call('diff', [from, to, parts]), what)
  }

  runPrismasDraft() {
    return this.askScratch(
      (scratch) => scratch.calls.call('runPrismasDraft', []),
      "Running Prisma's own draft",
    )
  }

  search(question: string, options: Partial<SearchOptions> = {}) {
    return this.ask(async (lab) => {
      await lab.call('requireEmbeddings', [])
      const embedding = await encode(question)
      return lab.call('search', [embedding, { k: 5, exact: false, ...options }])
    }, 'Looking for people')
  }

  sql(database: DatabaseName, text: string) {
    return this.change((lab) => lab.call('sql', [database, text]), 'Running your SQL')
  }

  validate(schema: string) {
    return this.askScratch((scratch) => scratch.calls.call('validate', [schema]))
  }

  draft(project: LearnerProject, name: string) {
    return this.askScratch(
      (scratch) => scratch.calls.call('draft', [project, name]),
      'Prisma drafts a migration',
    )
  }

  warm({ phase }: TaughtLesson): void {
    this.warmScratch(phase)
  }

  async check(
    lesson: TaughtLesson,
    project: LearnerProject,
    answers: Readonly<Record<string, string>>,
  ): Promise<LessonReport> {
    const started = performance.now()
    const own = await this.own(lesson)
    const request = { project, answers, own }
    const evidence = await this.askScratch(
      (scratch) => scratch.check(lesson.phase, request),
      'Checking',
    )
    const report = checkLesson(evidence, lesson, Math.round(performance.now() - started))
    const earlier = course.lessons.slice(0, lesson.phase - 1).map(({ migration }) => migration)
    return { ...report, notes: describeOwnTrouble(own, project, earlier) }
  }

  layOut({ phase }: TaughtLesson) {
    this.warmScratch(phase)
    return this.change((lab) => lab.call('layOut', [phase]), 'Laying out the lesson')
  }

  own({ phase }: TaughtLesson) {
    return this.ask((lab) => lab.call('own', [phase]), 'Looking at your database')
  }

  runMigration({ phase }: TaughtLesson, project: LearnerProject) {
    return this.change(
      (lab) => lab.call('runMigration', [phase, project]),
      'Running your migration',
    )
  }

  rollBackMigration({ phase }: TaughtLesson, project: LearnerProject) {
    return this.change(
      (lab) => lab.call('rollBackMigration', [phase, project]),
      'Rolling your migration back',
    )
  }
}
