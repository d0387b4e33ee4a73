import { diffArrays } from 'diff'

/** Lines that stand beside each other; a side without one is undefined. */
export interface LinePair {
  kind: 'same' | 'changed' | 'removed' | 'added'
  /** Places in the lists of lines, from 0. */
  before: number | undefined
  after: number | undefined
}

/** Puts the lines of two texts side by side; a difference in alignment alone is none. */
export function alignLines(before: readonly string[], after: readonly string[]): LinePair[] {
  const pairs: LinePair[] = []
  const removed: number[] = []
  let [left, right] = [0, 0]
  const close = () => {
    pairs.push(...removed.splice(0).map((line) => pairOf(line, undefined)))
  }
  const comparator = (was: string, is: string) => squeeze(was) === squeeze(is)
  for (const part of diffArrays([...before], [...after], { comparator })) {
    if (!part.added) close()
    for (const _ of part.value) {
      if (part.removed) removed.push(left++)
      else if (part.added) pairs.push(pairOf(removed.shift(), right++))
      else pairs.push({ kind: 'same', before: left++, after: right++ })
    }
  }
  close()
  return pairs
}

function pairOf(before: number | undefined, after: number | undefined): LinePair {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return { kind, before, after }
}

function squeeze(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}
