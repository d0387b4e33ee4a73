import { LabRoom } from './lab-room.ts'
import { ScratchRoom } from './scratch-room.ts'
import { serveCalls } from './serve-calls.ts'

// One file for both of the page's workers, so that it is fetched once; the page names each. Either may be
// ended at any moment: what was committed is kept.
serveCalls(self.name === 'scratch' ? new ScratchRoom() : new LabRoom())
