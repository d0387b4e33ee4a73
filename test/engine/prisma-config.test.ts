import { expect, test } from 'vitest'
import { findEmbeddedServer } from '../../src/database/embedded-server.node.ts'
import { projectPath } from '../../src/project.node.ts'
import { withEmbeddedHome } from '../support/embedded.ts'
import { runPrisma } from '../support/prisma-cli.ts'

/** Plain `npx prisma …` in the project, with nothing set but where the embedded server lives. */
function runPlainly(home: string, ...words: string[]) {
  const environment = {
    DATABASE_URL: '',
    SHADOW_DATABASE_URL: '',
    LAB_HOME: home,
    PRISMA_SCHEMA_ENGINE_BINARY: undefined,
  }
  return runPrisma(projectPath(), words, { environment })
}

test('plain prisma starts the embedded server when a command needs it', async () => {
  await withEmbeddedHome(async (environment) => {
    const { home } = environment
    expect((await runPlainly(home, 'validate')).code).toBe(0)
    expect(await findEmbeddedServer(environment)).toBe(undefined)
    expect((await runPlainly(home, 'migrate', 'deploy')).code).toBe(0)
    expect(await findEmbeddedServer(environment)).not.toBe(undefined)
    const status = await runPlainly(home, 'migrate', 'status')
    expect(status.stdout).toContain('Database schema is up to date!')
    const head = ['--to-schema', 'prisma/schema.prisma', '--exit-code']
    for (const from of [['--from-config-datasource'], ['--from-migrations', 'prisma/migrations']]) {
      const { code, stdout } = await runPlainly(home, 'migrate', 'diff', ...from, ...head)
      expect([code, stdout.trim()]).toEqual([0, 'No difference detected.'])
    }
  })
})
