import { SCHEMA_FILE } from '../../../src/learn/workspace/workspace-layout.ts'

/** What is done here in place of a command that the lessons tell people to type. */
export type PageStep =
  | { kind: 'draft'; name: string | undefined }
  | { kind: 'run' }
  | { kind: 'run file'; file: string }
  | { kind: 'check' }
  | { kind: 'reset lesson' }
  | { kind: 'reset database' }
  | { kind: 'open'; path: string }
  /** The file of this name in the learner's last migration. */
  | { kind: 'open last'; file: string }
  /** A migration of an earlier lesson as it was: the one file, or all of its files. */
  | { kind: 'put back'; name: string; file: string | undefined }
  | { kind: 'rename'; from: string; to: string }
  /** SQL typed to the learner's own database, in the view Ask. */
  | { kind: 'ask' }
  /** Nothing to press. */
  | { kind: 'told'; text: string }

/** What the commands and paths in a text are here, in their order, each once. */
export function findPageSteps(text: string): PageStep[] {
  const found = RULES.flatMap(({ pattern, step }) =>
    [...text.matchAll(pattern)].map((match) => ({
      at: match.index,
      step: step(...match.slice(1)),
    })),
  )
  return eachOnce(found.sort((one, other) => one.at - other.at).map(({ step }) => step))
}

/** Without those that are the same as one before. */
export function eachOnce<S extends PageStep>(steps: readonly S[]): S[] {
  const keys = steps.map((step) => JSON.stringify(step))
  return steps.filter((_, at) => keys.indexOf(keys[at] ?? '') === at)
}

interface Rule {
  pattern: RegExp
  /** Is given what the pattern's groups matched. */
  step: (...words: (string | undefined)[]) => PageStep
}

const told = (pattern: RegExp, text: string): Rule => ({
  pattern,
  step: () => ({ kind: 'told', text }),
})

const COMMANDS: readonly Rule[] = [
  {
    pattern: /--create-only(?: --name (\w+))?/g,
    step: (name) => ({ kind: 'draft', name }),
  },
  { pattern: /migrate deploy/g, step: () => ({ kind: 'run' }) },
  {
    pattern: /prisma db execute --file ([\w.-]+\.sql)/g,
    step: (file = '') => ({ kind: 'run file', file }),
  },
  { pattern: /npm run check:lesson|npm run learn(?! --|, then)/g, step: () => ({ kind: 'check' }) },
  { pattern: /npm run learn, then r\b/g, step: () => ({ kind: 'reset lesson' }) },
  { pattern: /npm run learn -- --reset-database/g, step: () => ({ kind: 'reset database' }) },
  { pattern: /\bpsql\b/g, step: () => ({ kind: 'ask' }) },
  told(/npm run learn -- (?:\d|--list)/g, 'The lessons are in the row above: choose one.'),
  told(/prisma validate/g, 'Prisma checks the schema as you type.'),
  told(/prisma db pull --print/g, 'What is in the database is under “The goal beside yours”.'),
  told(
    /prisma migrate resolve --rolled-back/g,
    'Nothing has to be marked: a run that fails leaves nothing behind.',
  ),
]

/** A folder of the learner's own. */
const FOLDER = 'workspace/prisma/migrations/([\\w.-]+)'

const FILES: readonly Rule[] = [
  {
    pattern: /workspace\/([\w./-]+\.(?:prisma|sql))/g,
    step: (path = '') => ({ kind: 'open', path }),
  },
  { pattern: /(?<![\w/])schema\.prisma/g, step: () => ({ kind: 'open', path: SCHEMA_FILE }) },
  {
    pattern: /(?<![\w/])((?:migration|down)\.sql)/g,
    step: (file = '') => ({ kind: 'open last', file }),
  },
  {
    pattern: /\bcp (?:-R )?prisma\/migrations\/([\w.-]+)(?:\/(migration\.sql))? workspace\//g,
    step: (name = '', file) => ({ kind: 'put back', name, file }),
  },
  {
    pattern: new RegExp(`\\bmv ${FOLDER} ${FOLDER}`, 'g'),
    step: (from = '', to = '') => ({ kind: 'rename', from, to }),
  },
]

const RULES: readonly Rule[] = [...COMMANDS, ...FILES]
