import { expect, test } from 'vitest'
import { needsDatabase } from '../../src/engine/prisma-command.ts'

const COMMANDS: [line: string, needs: boolean][] = [
  ['', false],
  ['--version', false],
  ['--help', false],
  ['validate', false],
  ['format', false],
  ['generate', false],
  ['generate --sql', true],
  ['migrate --help', false],
  ['migrate dev --help', false],
  ['migrate dev --name init', true],
  ['migrate status', true],
  ['migrate diff --from-empty --to-schema prisma/schema.prisma --script', false],
  ['migrate diff --from-config-datasource --to-schema prisma/schema.prisma', true],
  ['migrate diff --from-migrations prisma/migrations --to-empty', true],
  ['db pull', true],
  ['studio', true],
]

test('only a command that needs a database starts one', () => {
  const found = COMMANDS.map(([line]) => [line, needsDatabase(line.split(' '))])
  expect(found).toEqual(COMMANDS)
})
