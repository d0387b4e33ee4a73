import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { projectPath } from '../../src/project.node.ts'
import { readOutcome, withProjectCopy } from '../support/command-line.ts'

const squawk = join(
  dirname(createRequire(import.meta.url).resolve('squawk-cli/package.json')),
  'js/bin/squawk',
)

/** One of the two runs of `npm run lint:sql`. */
function lint(folder: string, file: 'migration.sql' | 'down.sql') {
  const config = projectPath(file === 'down.sql' ? '.squawk-down.toml' : '.squawk.toml')
  const words = ['--config', config, '--reporter', 'gcc', `prisma/migrations/**/${file}`]
  return readOutcome(
    spawn(process.execPath, [squawk, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
  )
}

test('the migrations and their rollbacks pass', async () => {
  for (const file of ['migration.sql', 'down.sql'] as const) {
    expect(await lint(projectPath(), file)).toMatchObject({ code: 0 })
  }
})

const bad = [
  { sql: 'ALTER TABLE users DROP COLUMN bio;', rule: 'ban-drop-column' },
  { sql: 'DROP TABLE users;', rule: 'ban-drop-table' },
  { sql: 'ALTER TABLE users ADD COLUMN age smallint NOT NULL;', rule: 'adding-required-field' },
  { sql: 'ALTER TABLE users ALTER COLUMN bio TYPE varchar(9);', rule: 'changing-column-type' },
]
test('a migration that loses values or stops a table fails', async () => {
  await withProjectCopy(async (folder) => {
    const path = join(folder, 'prisma/migrations/20270101000000_bad')
    await mkdir(path)
    for (const { sql, rule } of bad) {
      await writeFile(join(path, 'migration.sql'), sql)
      const { code, stdout } = await lint(folder, 'migration.sql')
      expect({ sql, code, found: stdout.includes(rule) }).toEqual({ sql, code: 1, found: true })
    }
  })
})
