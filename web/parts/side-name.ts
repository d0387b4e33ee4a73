import { placeName } from '../../src/course/find-place.ts'
import type { Side } from '../router/route.ts'

/** `phase 3`, `base`, `the lab database` */
export function sideName(side: Side): string {
  return side === 'database' ? 'the lab database' : placeName({ phase: side })
}
