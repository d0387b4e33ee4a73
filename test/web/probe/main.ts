import { course } from '../../../lessons/course.ts'
import { courseFiles, readReference, toMigration } from '../../../web/lab/course-files.ts'
import { encode } from '../../../web/lab/encode.ts'
import { lab, openCopy, openLab, takeOver } from '../../../web/lab/lab.ts'
import * as state from '../../../web/lab/lab-state.ts'
import { checkInPage, runInPage, runInWorker } from './one-core.ts'

// What the views are built on, for tests to call.
const probe = {
  lab,
  encode,
  state,
  openLab,
  openCopy,
  takeOver,
  course,
  courseFiles,
  readReference,
  toMigration,
  runInPage,
  runInWorker,
  checkInPage,
}
export type Probe = typeof probe
Object.assign(globalThis, { probe })
await openLab()
