import { cpus, release, totalmem, type } from 'node:os'
import type { Database } from '../src/database/database.ts'
import { findChromium } from '../test/web/support/find-chromium.ts'
import { runProcess } from './run-process.ts'

/** What the numbers were measured on. */
export async function readMachine(server: string | undefined) {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgresql: server ?? 'not needed',
    alembic: await versionOf('alembic'),
    psql: await versionOf('psql'),
    chromium: await versionOf(findChromium() ?? 'chromium'),
  }
}

export async function describeServer(database: Database): Promise<string> {
  const [row] = await database.query<{ version: string; fsync: string; buffers: string }>(`
    SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
      current_setting('shared_buffers') AS buffers`)
  return `${row?.version}, shared_buffers ${row?.buffers}, fsync ${row?.fsync}`
}

async function versionOf(program: string): Promise<string> {
  const found = await runProcess(program, ['--version']).catch(() => undefined)
  return found?.stdout.trim() ?? 'not here'
}
