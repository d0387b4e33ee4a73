import { redactUrl } from '../database/database-url.ts'
import { type Environment, readEnvironment, readLocalSettings } from '../environment.ts'
import { type CheckResult, check } from './check.ts'

/** The settings, as far as they can be read. */
export interface Settings {
  result: CheckResult
  /** Where the embedded server keeps its data, and for how long it idles; known in any case. */
  local: Pick<Environment, 'home' | 'idleMinutes'>
  /** Undefined when a URL is malformed: which database is meant is then not known. */
  environment: Environment | undefined
}

/** Whether `.env` can be read and its URLs have the form of one. */
export async function checkSettings(): Promise<Settings> {
  let environment: Environment | undefined
  const result = await check('settings', async () => {
    environment = readEnvironment()
    const { databaseUrl, shadowDatabaseUrl } = environment
    if (!databaseUrl) return 'DATABASE_URL is not set: the embedded server'
    const shadow = shadowDatabaseUrl ? `, SHADOW_DATABASE_URL ${redactUrl(shadowDatabaseUrl)}` : ''
    return `DATABASE_URL ${redactUrl(databaseUrl)}${shadow}`
  })
  return { result, environment, local: readLocalSettings() }
}
