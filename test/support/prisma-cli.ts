import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { projectPath } from '../../src/project.node.ts'
import { plain, runInTerminal } from './run-in-terminal.ts'

export const prismaCli = createRequire(import.meta.url).resolve('prisma/build/index.js')
export const schemaEngine = projectPath('bin/schema-engine.mjs')

export interface CliResult {
  code: number
  /** What a person sees, without colours; in a terminal, stdout and stderr are one. */
  stdout: string
  stderr: string
}

export interface ProjectOptions {
  url: string
  shadowDatabaseUrl?: string | undefined
  /** Models of prisma/schema.prisma, without the datasource. */
  models?: string
}

/** A Prisma project of its own in a temporary folder, which the real prisma CLI works in. */
export interface PrismaProject {
  folder: string
  /** Runs `prisma …` as a script would: nobody answers questions. */
  run(...words: string[]): Promise<CliResult>
  runWithInput(input: string, ...words: string[]): Promise<CliResult>
  /** Runs `prisma …` in a terminal, where a person confirms each question with Enter. */
  runInTerminal(...words: string[]): Promise<CliResult>
  writeModels(models: string): Promise<void>
  writeMigration(name: string, sql: string): Promise<void>
  /** Folder name → content of migration.sql. */
  readMigrations(): Promise<Record<string, string>>
  readSchema(): Promise<string>
}

export async function withPrismaProject<T>(
  options: ProjectOptions,
  work: (project: PrismaProject) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-prisma-'))
  const project = openProject(folder)
  try {
    await mkdir(join(folder, 'prisma/migrations'), { recursive: true })
    await writeFile(
      join(folder, 'prisma/migrations/migration_lock.toml'),
      'provider = "postgresql"\n',
    )
    await writeFile(join(folder, 'prisma.config.mjs'), renderConfig(options))
    await project.writeModels(options.models ?? '')
    return await work(project)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function renderConfig({ url, shadowDatabaseUrl }: ProjectOptions): string {
  const config = {
    schema: 'prisma/schema.prisma',
    migrations: { path: 'prisma/migrations' },
    datasource: { url, shadowDatabaseUrl },
  }
  return `export default ${JSON.stringify(config)}\n`
}

function openProject(folder: string): PrismaProject {
  const migrations = join(folder, 'prisma/migrations')
  const schema = join(folder, 'prisma/schema.prisma')
  return {
    folder,
    run: (...words) => runPrisma(folder, words),
    runWithInput: (input, ...words) => runPrisma(folder, words, { input }),
    runInTerminal: (...words) => runPrismaInTerminal(folder, words),
    writeModels: (models) =>
      writeFile(schema, `datasource db {\n  provider = "postgresql"\n}\n${models}`),
    writeMigration: async (name, sql) => {
      await mkdir(join(migrations, name), { recursive: true })
      await writeFile(join(migrations, name, 'migration.sql'), sql)
    },
    readMigrations: async () => {
      const entries = await readdir(migrations, { withFileTypes: true })
      const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
      const read = (name: string) => readFile(join(migrations, name, 'migration.sql'), 'utf8')
      return Object.fromEntries(
        await Promise.all(names.sort().map(async (name) => [name, await read(name)])),
      )
    },
    readSchema: () => readFile(schema, 'utf8'),
  }
}

/** Runs `prisma …` in a folder; `environment` adds to the usual one, or takes away from it. */
export async function runPrisma(
  folder: string,
  words: string[],
  { input = '', environment = {} }: { input?: string; environment?: NodeJS.ProcessEnv } = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [prismaCli, ...words], {
    cwd: folder,
    env: { ...cliEnvironment(), ...environment },
  })
  child.stdin.end(input)
  const closed = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await closed, stdout: plain(stdout), stderr: plain(stderr) }
}

/** The same in a terminal, where a person answers each question with yes. */
export async function runPrismaInTerminal(
  folder: string,
  words: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const { code, output } = await runInTerminal(process.execPath, [prismaCli, ...words], {
    folder,
    environment: { ...cliEnvironment(), ...environment },
  })
  return { code, stdout: output, stderr: '' }
}

/** The environment of whoever runs the tests, except what makes the CLI speak to the network or see CI. */
function cliEnvironment(): Record<string, string> {
  const { CI: _ci, GITHUB_ACTIONS: _actions, ...others } = process.env
  const ours = {
    PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  }
  return { ...(others as Record<string, string>), ...ours }
}
