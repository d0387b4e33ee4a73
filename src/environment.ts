import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { requireDatabaseUrl } from './database/database-url.ts'
import { Problem } from './problem.ts'
import { projectPath } from './project.node.ts'

/** Settings from the environment and `.env` (the environment wins), read once and handed on. */
export interface Environment {
  /** A real server's database; undefined means the embedded server. */
  databaseUrl: string | undefined
  shadowDatabaseUrl: string | undefined
  /** Folder of the embedded server's data and state; `.lab` in the project unless `LAB_HOME` is set. */
  home: string
  /** Minutes without a connection after which the embedded server stops (`LAB_IDLE_MINUTES`, 15). */
  idleMinutes: number
  /** Seconds that a command waits for another session's lock (`LAB_LOCK_SECONDS`, 30). */
  lockSeconds: number
  /** Width of the terminal for plain output, when it is not a terminal (`COLUMNS`, 80). */
  columns: number
  noColor: boolean
  /** A terminal that only appends lines: no colour, and nothing can be drawn (`TERM=dumb`). */
  dumbTerminal: boolean
  /** Look at watched files again and again instead of waiting for events (`LAB_WATCH=poll`). */
  pollFiles: boolean
}

/** Throws the Problems `DATABASE_URL_MALFORMED` when a URL is not one, and `ENV_UNREADABLE`. */
export function readEnvironment(): Environment {
  const settings = { ...readDotEnv(), ...process.env }
  return {
    databaseUrl: readUrl(settings, 'DATABASE_URL'),
    shadowDatabaseUrl: readUrl(settings, 'SHADOW_DATABASE_URL'),
    ...localSettings(settings),
  }
}

/** The settings that hold whatever the URLs and `.env` are like, for whoever looks at those. */
export function readLocalSettings(): LocalSettings {
  try {
    return localSettings({ ...readDotEnv(), ...process.env })
  } catch {
    return localSettings(process.env)
  }
}

type LocalSettings = Omit<Environment, 'databaseUrl' | 'shadowDatabaseUrl'>

function localSettings(settings: NodeJS.ProcessEnv): LocalSettings {
  return {
    home: settings.LAB_HOME || projectPath('.lab'),
    idleMinutes: Number(settings.LAB_IDLE_MINUTES) || 15,
    lockSeconds: Number(settings.LAB_LOCK_SECONDS) || 30,
    columns: Number(settings.COLUMNS) || 80,
    noColor: Boolean(settings.NO_COLOR),
    dumbTerminal: settings.TERM === 'dumb',
    pollFiles: settings.LAB_WATCH === 'poll',
  }
}

/**
 * The server that `npm run bench` measures on: `BENCH_DATABASE_URL`, else `TEST_DATABASE_URL`.
 * Throws the Problem `DATABASE_URL_MALFORMED`.
 */
export function readBenchUrl(): string | undefined {
  return readUrl(process.env, 'BENCH_DATABASE_URL') ?? readUrl(process.env, 'TEST_DATABASE_URL')
}

/**
 * The flags that npm took for itself when it started this process as `npm run <script>`, by name,
 * each with the value that npm understood; none where something else did. Settings of an `.npmrc`
 * are among them.
 * @see https://docs.npmjs.com/cli/v11/using-npm/scripts#environment
 */
export function readNpmFlags(script: string): Record<string, string> {
  const { npm_lifecycle_event: started } = process.env
  if (started !== script) return {}
  const flags = Object.entries(process.env).flatMap(([name, value]) => {
    const [, flag] = /^npm_config_(.+)$/.exec(name) ?? []
    return flag && value ? [[flag.replaceAll('_', '-'), value] as const] : []
  })
  return Object.fromEntries(flags)
}

/** Names what the prisma CLI in this process starts as its schema engine, unless that is named. */
export function nameSchemaEngine(path: string): void {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path
}

/** The environment for a process that is started, with settings of its own. */
export function childEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings }
}

function readUrl(settings: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = settings[name]?.trim()
  if (!text) return undefined
  requireDatabaseUrl(text, name)
  return text
}

function readDotEnv(): Record<string, string> {
  const file = projectPath('.env')
  try {
    return existsSync(file) ? parse(readFileSync(file)) : {}
  } catch (cause) {
    throw new Problem('ENV_UNREADABLE', {
      message: `.env can't be read (${(cause as NodeJS.ErrnoException).code}).`,
      fix: 'Make it a file that you may read, or remove it, then: npm run doctor',
      cause,
    })
  }
}
