import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { course } from '../../lessons/course.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { projectPath } from '../../src/project.node.ts'
import { serverUrl, withServerDatabase } from './backends.ts'
import { withEmbeddedHome } from './embedded.ts'

/** Where the commands find their database, for `test.each(servers)`. */
export const servers = ['embedded', ...(serverUrl ? (['postgres'] as const) : [])] as const

export type Server = (typeof servers)[number]

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** The lab as a person has it: a project folder, and settings that lead to a database of its own. */
export interface CommandLine {
  folder: string
  settings: NodeJS.ProcessEnv
  /** Runs `npm run <name> -- <words>`, without npm. */
  run(name: string, ...words: string[]): Promise<Outcome>
  start(name: string, ...words: string[]): ChildProcess
}

/** The project's own commands over an empty database of `server`. */
export function withCommandLine<T>(
  server: Server,
  work: (line: CommandLine) => Promise<T>,
  folder = projectPath(),
): Promise<T> {
  return withEmbeddedHome(({ home }) =>
    server === 'embedded'
      ? work(commandLine(folder, { LAB_HOME: home, DATABASE_URL: '' }))
      : withServerDatabase((url) =>
          work(commandLine(folder, { LAB_HOME: home, DATABASE_URL: url })),
        ),
  )
}

/** A copy of the project whose files a test may spoil; packages and clients are the project's. */
export async function withProjectCopy<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-copy-'))
  try {
    for (const name of [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'prisma.config.ts',
      'prisma',
      'lessons',
      'scripts',
      'src',
      'bin',
      'web',
    ]) {
      await cp(projectPath(name), join(folder, name), { recursive: true })
    }
    await symlink(projectPath('node_modules'), join(folder, 'node_modules'))
    // The commands' bundle is of the copy's own source.
    await mkdir(join(folder, 'generated'))
    for (const { phase } of course.lessons) {
      await symlink(
        projectPath(`generated/phase-${phase}`),
        join(folder, `generated/phase-${phase}`),
      )
    }
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function commandLine(folder: string, settings: NodeJS.ProcessEnv): CommandLine {
  const start = (name: string, ...words: string[]) =>
    spawn(process.execPath, ['bin/run.mjs', `scripts/${name}.ts`, ...words], {
      cwd: folder,
      env: { ...process.env, ...settings, NO_COLOR: '1', COLUMNS: '80' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  return {
    folder,
    settings,
    start,
    run: (name, ...words) => readOutcome(start(name, ...words)),
  }
}

/** Waits for a process to end and returns all it wrote. */
export async function readOutcome(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (text) => {
    stdout += text
  })
  child.stderr?.on('data', (text) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, stdout, stderr }
}

/** The tour's throwaway databases that are still on the server of these settings. */
export async function findTourDatabases({ DATABASE_URL }: NodeJS.ProcessEnv): Promise<unknown[]> {
  // Without a server the tour runs in the command's own memory, which ends with it.
  if (!DATABASE_URL) return []
  const server = await openPg(DATABASE_URL)
  try {
    return await server.query(
      "SELECT datname FROM pg_database WHERE starts_with(datname, current_database() || '_tour_')",
    )
  } finally {
    await server.close()
  }
}
