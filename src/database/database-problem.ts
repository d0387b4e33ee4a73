import { Problem, type ProblemText } from '../problem.ts'
import { PostgresError } from './postgres-error.ts'

/** What was being connected to, for the text; without it the error came from an open connection. */
export interface ConnectionTarget {
  /** host:port */
  server: string
  database: string
  user: string
}

type Rule = (message: string, target: ConnectionTarget | undefined) => [string, ProblemText]

const STATUS = 'npm run db -- status'
const ELSEWHERE = `mend DATABASE_URL in .env, or remove it to use the embedded server, then: ${STATUS}`

/**
 * Turns what PostgreSQL or the network reports and a person can act on into a Problem; anything else
 * comes back as it is. Pass `target` while connecting.
 */
export function toDatabaseProblem(error: unknown, target?: ConnectionTarget): unknown {
  if (error instanceof Problem) return error
  const cause = error instanceof AggregateError ? (error.errors[0] ?? error) : error
  if (!(cause instanceof Error)) return error
  const rule = findRule(cause, target)
  if (!rule) return error
  const [code, text] = rule(cause.message, target)
  return new Problem(code, { ...text, cause: error })
}

function findRule(error: Error, target: ConnectionTarget | undefined): Rule | undefined {
  const { code } = error as { code?: unknown }
  if (error instanceof PostgresError) return ruleForState(error) ?? (target && notAdmitted)
  const network = NETWORK.find(
    ({ codes, text }) => codes.includes(String(code)) || text?.test(error.message),
  )
  if (!network) return undefined
  // A connection that breaks before it is made was never there.
  return network.rule === gone && target ? unreachable : network.rule
}

function ruleForState({ code, message }: PostgresError): Rule | undefined {
  if (code === '28000' && /no encryption|SSL off/i.test(message)) return encryption
  return STATES[code]
}

const where = (target: ConnectionTarget | undefined) => target?.server ?? 'the server'

const unreachable: Rule = (message, target) => [
  'DATABASE_UNREACHABLE',
  {
    message: `No PostgreSQL answers at ${where(target)}: ${message || 'connection refused'}.`,
    fix: `Start that server (docker compose up -d), or ${ELSEWHERE}`,
  },
]

const gone: Rule = () => [
  'SERVER_GONE',
  {
    message: 'The server went away in the middle. What was not committed is rolled back.',
    fix: `See whether it runs, then repeat the command: ${STATUS}`,
  },
]

const encryption: Rule = (message, target) => [
  'DATABASE_TLS',
  {
    message: `No encrypted connection to ${where(target)}: ${message}.`,
    fix: `${sslRemedy(message)}, then: ${STATUS}`,
  },
]

function sslRemedy(message: string): string {
  if (/does not support SSL/.test(message)) {
    return 'The server has no encryption: write ?sslmode=disable in DATABASE_URL'
  }
  if (/no encryption|SSL off/i.test(message)) {
    return 'The server wants encryption: write ?sslmode=require in DATABASE_URL'
  }
  return "Give the CA that signed its certificate, ?sslrootcert=FILE in DATABASE_URL, or don't check it, ?sslmode=require"
}

const refused: Rule = (message, target) => [
  'DATABASE_PASSWORD_WRONG',
  {
    message: `${where(target)} refuses user ${target?.user || '(none)'}: ${message}.`,
    fix: `Mend user and password of DATABASE_URL in .env (special characters percent-encoded), then: ${STATUS}`,
  },
]

const notAdmitted: Rule = (message, target) => [
  'CONNECTION_REFUSED',
  {
    message: `${where(target)} refuses the connection: ${message}.`,
    fix: `See what comes after the ? of DATABASE_URL; ${ELSEWHERE}`,
  },
]

const unauthenticated: Rule = (_, target) => [
  'DATABASE_PASSWORD_WRONG',
  {
    message: `${where(target)} wants a password for user ${target?.user || '(none)'}, and DATABASE_URL has none.`,
    fix: `Add it in .env (special characters percent-encoded), then: ${STATUS}`,
  },
]

const missing: Rule = (message, target) => [
  'DATABASE_MISSING',
  {
    message: `There is no such database at ${where(target)}: ${message}.`,
    fix: target
      ? `Create it: createdb ${createdbArguments(target)}`
      : `Create it with createdb, then: ${STATUS}`,
  },
]

const crowded: Rule = (message, target) => [
  'TOO_MANY_CONNECTIONS',
  {
    message: `No connection is free at ${where(target)}: ${message}.`,
    fix: `Close other programs that use it, or raise its max_connections, then: ${STATUS}`,
  },
]

const starting: Rule = (message, target) => [
  'SERVER_STARTING',
  {
    message: `${where(target)} does not take connections now: ${message}.`,
    fix: `Wait a moment, then repeat the command: ${STATUS}`,
  },
]

const full: Rule = (message) => [
  'DISK_FULL',
  {
    message: `The server has no space left: ${message}. Nothing of this step was kept.`,
    fix: `Free some space on its disk, then repeat the command: ${STATUS}`,
  },
]

const unopenable: Rule = (message) => [
  'DATABASE_UNOPENABLE',
  {
    message: `The server cannot read or write the database's files: ${message}.`,
    fix: `Its log says more (server.log in .lab, or in LAB_HOME). To begin anew, move that folder away, then: npm run db -- start`,
  },
]

const forbidden: Rule = (message) => [
  'PERMISSION_DENIED',
  {
    message: `The database user may not do this: ${message}.`,
    fix: `Use a user that owns the database (createdb -O <user> prisma_migration_lab), or ${ELSEWHERE}`,
  },
]

const readOnly: Rule = (message) => [
  'DATABASE_READ_ONLY',
  {
    message: `The database takes no writes: ${message}. It may be a standby.`,
    fix: `Point DATABASE_URL at the primary server, then: ${STATUS}`,
  },
]

const busy: Rule = (message) => [
  'DATABASE_BUSY',
  {
    message: `Another connection is in the way: ${message}.`,
    fix: `End the open transaction elsewhere (psql, a GUI, another command), then repeat the command: ${STATUS}`,
  },
]

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const STATES: Readonly<Record<string, Rule>> = {
  '28P01': refused,
  '28000': refused,
  '3D000': missing,
  '53300': crowded,
  '53100': full,
  '58030': unopenable,
  '57P01': gone,
  '57P02': gone,
  '57P03': starting,
  '42501': forbidden,
  '25006': readOnly,
  '55P03': busy,
  '40P01': busy,
}

// What Node and `pg` report without a SQLSTATE.
const NETWORK: readonly { codes: readonly string[]; text?: RegExp; rule: Rule }[] = [
  {
    codes: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
    text: /^timeout expired$|due to connection timeout/,
    rule: unreachable,
  },
  {
    codes: ['ECONNRESET', 'EPIPE'],
    text: /^Connection terminated unexpectedly$|encountered a connection error/,
    rule: gone,
  },
  { codes: [], text: /^SASL:.*password/, rule: unauthenticated },
  {
    codes: [
      'EPROTO',
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    text: /does not support SSL/,
    rule: encryption,
  },
]

function createdbArguments({ server, database, user }: ConnectionTarget): string {
  const [host, port] = server.split(/:(?=\d+$)/)
  return `-h ${host} -p ${port}${user ? ` -U ${user}` : ''} ${database}`
}
