import type { Lesson } from '../course/lesson.ts'
import type { CheckResult } from './check.ts'
import { checkClients } from './check-clients.node.ts'
import { checkConnection, type DatabasePlace } from './check-connection.node.ts'
import { checkEngine, checkEngineProgram } from './check-engine.node.ts'
import { checkDisk, checkGenerated, checkHome } from './check-files.node.ts'
import { checkNode } from './check-node.node.ts'
import { checkPackages } from './check-packages.node.ts'
import { checkProject, type LessonOnDisk } from './check-project.node.ts'
import { checkEmbeddedServer, checkPorts } from './check-server.node.ts'
import { checkSettings, type Settings } from './check-settings.node.ts'

/**
 * Looks at everything the lab needs on this machine, one thing after the other, and throws for none
 * of it. Writes nothing that stays, but starts the embedded server where that is the one in use.
 */
export async function examine(
  lessons: readonly (Lesson & LessonOnDisk)[],
  onResult: (result: CheckResult) => void = () => {},
): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  const add = (result: CheckResult) => {
    results.push(result)
    onResult(result)
  }
  add(await checkNode())
  add(await checkPackages())
  add(await checkProject(lessons))
  add(await checkEngine())
  add(await checkEngineProgram())
  add(await checkGenerated())
  add(await checkClients(lessons))
  const settings = await checkSettings()
  const { home } = settings.local
  add(settings.result)
  add(await checkHome(home))
  add(await checkDisk(home))
  const unused = whyNotEmbedded(settings)
  add(await checkPorts(settings.local, unused))
  add(await checkEmbeddedServer(settings.local, unused))
  await checkConnection(await findPlace(settings), add)
  return results
}

function whyNotEmbedded({ environment }: Settings): string | undefined {
  if (!environment) return 'the settings do not say which server'
  return environment.databaseUrl && 'the server is that of DATABASE_URL'
}

/** Undefined when it is not known where the database is, which another check has said by then. */
async function findPlace({ environment }: Settings): Promise<DatabasePlace | undefined> {
  if (!environment) return undefined
  const { databaseUrl, shadowDatabaseUrl } = environment
  if (databaseUrl) return { url: databaseUrl, shadowDatabaseUrl }
  try {
    const { findEmbeddedServer } = await import('../database/embedded-server.node.ts')
    const { LAB_DATABASE, SHADOW_DATABASE } = await import('../database/embedded-names.ts')
    const server = await findEmbeddedServer(environment)
    return (
      server && { url: server.url(LAB_DATABASE), shadowDatabaseUrl: server.url(SHADOW_DATABASE) }
    )
  } catch {
    return undefined
  }
}
