import { BrowserLab } from './browser-lab.ts'
import type { LabClient } from './lab-client.ts'

const browserLab = new BrowserLab()

/** The lab of this page: see `LabClient`. Its state is in `lab-state.ts`. */
export const lab: LabClient = browserLab

/** Opens the lab, or says that another tab has it (`tab`). Never throws: `opening` says how it went. */
export const openLab = () => browserLab.open()

/** Takes the lab over from another tab, which stops. */
export const takeOver = () => browserLab.takeOver()

/** Looks at a copy of what another tab keeps; nothing of it is stored. */
export const openCopy = () => browserLab.openCopy()
