import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { course } from '../lessons/course.ts'
import { projectPath } from '../src/project.node.ts'
import { type Finished, runProcess } from './run-process.ts'

/** A project of stock Prisma's with the same history up to a phase. */
export interface PrismaProject {
  run(url: string, ...words: string[]): Promise<Finished>
}

const CLI = createRequire(import.meta.url).resolve('prisma/build/index.js')

/** Makes one in a folder that is gone with `home`. */
export async function makePrismaProject(home: string, phase: number): Promise<PrismaProject> {
  const folder = await mkdtemp(join(home, 'prisma-'))
  const lessons = course.lessons.slice(0, phase)
  await mkdir(join(folder, 'migrations'))
  for (const name of ['migration_lock.toml', ...lessons.map(({ migration }) => migration)]) {
    const from = projectPath(`prisma/migrations/${name}`)
    await cp(from, join(folder, 'migrations', name), { recursive: true })
  }
  const schema = projectPath(`lessons/${lessons.at(-1)?.slug}/schema.prisma`)
  await cp(schema, join(folder, 'schema.prisma'))
  await writeFile(join(folder, 'prisma.config.mjs'), renderConfig(phase))
  return {
    run: (url, ...words) =>
      runProcess(process.execPath, [CLI, ...words], { folder, settings: settingsFor(url) }),
  }
}

function settingsFor(url: string): Record<string, string> {
  return {
    BENCH_TARGET_URL: url,
    PRISMA_SCHEMA_ENGINE_BINARY: projectPath('bin/schema-engine.mjs'),
    // No look for a newer version on the network: that would be measured as well.
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
}

function renderConfig(phase: number): string {
  const seed = `node --import ${import.meta.resolve('tsx')} ${projectPath('bench/prisma/seed.ts')} ${phase} `
  return `export default {
  schema: 'schema.prisma',
  migrations: { path: 'migrations', seed: ${JSON.stringify(seed)} + process.env.BENCH_TARGET_URL },
  datasource: { url: process.env.BENCH_TARGET_URL },
}
`
}
