import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { requireDatabaseUrl } from './database/database-url.ts'
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
  /** Width of the terminal for plain output, when it is not a terminal (`COLUMNS`, 80). */
  columns: number
  noColor: boolean
}

/** Throws the Problem `DATABASE_URL_MALFORMED` when a URL is not one. */
export function readEnvironment(): Environment {
  const settings = { ...readDotEnv(), ...process.env }
  return {
    databaseUrl: readUrl(settings, 'DATABASE_URL'),
    shadowDatabaseUrl: readUrl(settings, 'SHADOW_DATABASE_URL'),
    home: settings.LAB_HOME || projectPath('.lab'),
    idleMinutes: Number(settings.LAB_IDLE_MINUTES) || 15,
    columns: Number(settings.COLUMNS) || 80,
    noColor: Boolean(settings.NO_COLOR),
  }
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
  return existsSync(file) ? parse(readFileSync(file)) : {}
}
