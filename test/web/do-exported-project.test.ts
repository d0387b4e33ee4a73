import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import { course } from '../../lessons/course.ts'
import { newProgress } from '../../src/learn/workspace/progress.ts'
import { startOf } from '../../src/learn/workspace/workspace-layout.ts'
import { projectPath } from '../../src/project.node.ts'
import { courseFiles } from '../../web/lab/course-files.ts'
import { packWorkspace } from '../../web/storage/workspace-zip.ts'
import { cliBackends, withCliDatabase } from '../support/cli-backends.ts'
import { servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'
import { runPrisma } from '../support/prisma-cli.ts'

// Prisma and the lab's commands start several times.
vi.setConfig({ testTimeout: 300_000 })

/** The start of lesson 3, as the page exports it, unpacked to `folder`/workspace. */
async function unpackTo(folder: string): Promise<string> {
  const files = startOf(courseFiles.slice(0, 3))
  const progress = newProgress('03-safe-rename', '2026-01-02 15:04')
  const zip = packWorkspace({ files, progress }, course.lessons, new Date(2026, 0, 2))
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  return join(folder, 'workspace')
}

test.each(cliBackends)('%s: Prisma alone takes an exported workspace', async (backend) => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-export-'))
  try {
    await symlink(projectPath('node_modules'), join(folder, 'node_modules'))
    const workspace = await unpackTo(folder)
    await withCliDatabase(backend, async ({ url, use }) => {
      const environment = { DATABASE_URL: url }
      const deployed = await runPrisma(workspace, ['migrate', 'deploy'], { environment })
      expect(deployed).toMatchObject({ code: 0 })
      expect(deployed.stdout).toContain('All migrations have been successfully applied.')
      const rows = await use((database) =>
        database.query(
          "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 ORDER BY attnum",
        ),
      )
      expect(rows.map(({ attname }) => attname)).toEqual(['id', 'name', 'bio', 'email'])
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test.each(servers)('%s: npm run learn goes on with an exported workspace', async (server) => {
  await withProjectCopy(async (folder) => {
    const workspace = await unpackTo(folder)
    await withCommandLine(
      server,
      async ({ run, settings }) => {
        const checked = await run('check-lesson', '--json')
        expect(checked).toMatchObject({ code: 4, stderr: '' })
        expect(JSON.parse(checked.stdout)).toMatchObject({ lesson: { slug: '03-safe-rename' } })
        const environment = { ...settings, PRISMA_SCHEMA_ENGINE_BINARY: undefined }
        const status = await runPrisma(workspace, ['migrate', 'status'], { environment })
        expect(status.stdout).toContain('Database schema is up to date!')
      },
      folder,
    )
  })
})
