import { course } from '../../lessons/course.ts'

/** A side of a comparison: a phase (0 is base), or the lab database as it is. */
export type Side = number | 'database'

export const READ_PARTS = ['lesson', 'schema', 'sql', 'catalog', 'rows'] as const
export type ReadPart = (typeof READ_PARTS)[number]

/** What the page shows; each has an address that can be sent to somebody. */
export type Route =
  | { view: 'start' }
  /** `section` is the place in the lesson, as `sectionName` writes it. */
  | { view: 'lesson'; phase: number; section?: string }
  | { view: 'read'; from: Side; to: Side; part: ReadPart }
  | { view: 'picture'; from: Side; to: Side }
  | { view: 'do'; phase: number }
  | { view: 'mistake' }
  | { view: 'ask'; about: 'sql' | 'people' }
  /** An address that is none of these. */
  | { view: 'unknown'; address: string }

export type ViewName = Route['view']

/** The address of a route, to be put into a link: `#/read/2/3/sql`. */
export function href(route: Route): string {
  return `#/${wordsOf(route).join('/')}`
}

function wordsOf(route: Route): (string | number)[] {
  const { view } = route
  if (view === 'lesson') return [view, route.phase, ...(route.section ? [route.section] : [])]
  if (view === 'read') return [view, sideWord(route.from), sideWord(route.to), route.part]
  if (view === 'picture') return [view, sideWord(route.from), sideWord(route.to)]
  if (view === 'do') return [view, route.phase]
  if (view === 'ask') return route.about === 'sql' ? [view] : [view, route.about]
  if (view === 'unknown') return [route.address.replace(/^#?\/?/, '')]
  return view === 'start' ? [] : [view]
}

/** What an address asks for. What is missing at its end has a default: `#/read` is phase 2 to 3. */
export function readRoute(hash: string): Route {
  const [view = '', ...words] = hash.replace(/^#?\/?/, '').split('/')
  const route = Object.hasOwn(VIEWS, view) ? VIEWS[view]?.(words) : undefined
  return route ?? { view: 'unknown', address: hash }
}

const VIEWS: Readonly<Record<string, (words: string[]) => Route | undefined>> = {
  '': () => ({ view: 'start' }),
  lesson: ([phase = '1', section]) => withPhase(phase, (number) => lessonAt(number, section)),
  read: ([from = '2', to = '3', part = 'lesson']) =>
    withSides(from, to, (sides) => {
      const known = READ_PARTS.find((name) => name === part)
      return known && { view: 'read', ...sides, part: known }
    }),
  picture: ([from = '2', to = '3']) =>
    withSides(from, to, (sides) => ({ view: 'picture', ...sides })),
  do: ([phase = '1']) => withPhase(phase, (number) => ({ view: 'do', phase: number })),
  mistake: () => ({ view: 'mistake' }),
  ask: ([about = 'sql']) =>
    about === 'sql' || about === 'people' ? { view: 'ask', about } : undefined,
}

function lessonAt(phase: number, section: string | undefined): Route {
  return { view: 'lesson', phase, ...(section ? { section } : {}) }
}

function withPhase(word: string, make: (phase: number) => Route): Route | undefined {
  const phase = readSide(word)
  return typeof phase === 'number' && phase > 0 ? make(phase) : undefined
}

function withSides(
  from: string,
  to: string,
  make: (sides: { from: Side; to: Side }) => Route | undefined,
): Route | undefined {
  const [left, right] = [readSide(from), readSide(to)]
  return left === undefined || right === undefined ? undefined : make({ from: left, to: right })
}

/** `base`, `1` to the last phase, or `database`. */
export function sideWord(side: Side): string {
  return side === 0 ? 'base' : String(side)
}

/** The side that a word of an address means. */
export function readSide(word: string): Side | undefined {
  if (word === 'database') return 'database'
  if (word === 'base') return 0
  const phase = /^\d$/.test(word) ? Number(word) : Number.NaN
  return phase >= 0 && phase <= course.lessons.length ? phase : undefined
}
