/** What is done here in place of a command that the lessons tell people to type. */
export type PageStep =
  | { kind: 'draft'; name: string | undefined }
  | { kind: 'run' }
  | { kind: 'run file'; file: string }
  | { kind: 'check' }
  | { kind: 'reset lesson' }
  | { kind: 'reset database' }
  | { kind: 'open'; path: string }
  /** Nothing to press. */
  | { kind: 'told'; text: string }

/** What the commands and paths in a text are here, in their order, each once. */
export function findPageSteps(text: string): PageStep[] {
  const found = RULES.flatMap(({ pattern, step }) =>
    [...text.matchAll(pattern)].map((match) => ({ at: match.index, step: step(match[1]) })),
  )
  const steps = found.sort((one, other) => one.at - other.at).map(({ step }) => step)
  const keys = steps.map((step) => JSON.stringify(step))
  return steps.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

interface Rule {
  pattern: RegExp
  step: (word: string | undefined) => PageStep
}

const RULES: readonly Rule[] = [
  {
    pattern: /prisma migrate dev --create-only(?: --name (\w+))?/g,
    step: (name) => ({ kind: 'draft', name }),
  },
  { pattern: /prisma migrate deploy/g, step: () => ({ kind: 'run' }) },
  {
    pattern: /prisma db execute --file ([\w.-]+\.sql)/g,
    step: (file = '') => ({ kind: 'run file', file }),
  },
  { pattern: /npm run check:lesson/g, step: () => ({ kind: 'check' }) },
  { pattern: /npm run learn, then r\b/g, step: () => ({ kind: 'reset lesson' }) },
  { pattern: /npm run learn -- --reset-database/g, step: () => ({ kind: 'reset database' }) },
  {
    pattern: /workspace\/([\w./-]+\.(?:prisma|sql))/g,
    step: (path = '') => ({ kind: 'open', path }),
  },
  {
    pattern: /prisma validate/g,
    step: () => ({ kind: 'told', text: 'Prisma checks the schema as you type.' }),
  },
  {
    pattern: /prisma db pull --print/g,
    step: () => ({
      kind: 'told',
      text: 'What is in the database is under “The goal beside yours”.',
    }),
  },
  {
    pattern: /prisma migrate resolve --rolled-back/g,
    step: () => ({
      kind: 'told',
      text: 'Nothing has to be marked: a run that fails leaves nothing behind.',
    }),
  },
]
