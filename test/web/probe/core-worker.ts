import { serveCalls } from '../../../web/worker/serve-calls.ts'
import { CoreRoom } from './core-room.ts'

serveCalls(new CoreRoom())
