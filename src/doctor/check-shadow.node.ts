import type { Database } from '../database/database.ts'
import { EngineError } from '../engine/engine-error.ts'
import { Problem } from '../problem.ts'
import { type CheckResult, check } from './check.ts'

/** The lab database, and where Prisma is told to find its shadow. */
export interface ShadowPlace {
  url: string
  database: Database
  shadowDatabaseUrl: string | undefined
}

/** Whether Prisma's shadow database can be had, and is another one than the lab's. Empties nothing. */
export function checkShadow(place: ShadowPlace): Promise<CheckResult> {
  return check('shadow database', async () => {
    const { url, database, shadowDatabaseUrl } = place
    const { ShadowDatabases } = await import('../engine/shadow-databases.node.ts')
    const shadows = new ShadowDatabases({
      url,
      shadowDatabaseUrl,
      main: async () => database,
      empty: async () => {},
    })
    try {
      await (await shadows.open()).close()
    } catch (error) {
      throw error instanceof EngineError ? unavailable(error, shadowDatabaseUrl) : error
    } finally {
      await shadows.close()
    }
    return shadowDatabaseUrl ? 'one of its own, not the lab database' : 'can be created and dropped'
  })
}

function unavailable({ message }: EngineError, given: string | undefined): Problem {
  return new Problem('SHADOW_UNAVAILABLE', {
    message: message.replaceAll(/\s+/g, ' '),
    fix: given
      ? 'Point SHADOW_DATABASE_URL in .env at another, empty database, or remove it, then: npm run doctor'
      : 'Let the user create databases (ALTER ROLE … CREATEDB), or set SHADOW_DATABASE_URL in .env, then: npm run doctor',
  })
}
