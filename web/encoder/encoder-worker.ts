import { serveCalls } from '../worker/serve-calls.ts'
import { EncoderRoom } from './encoder-room.ts'

serveCalls(new EncoderRoom())
