import { expect, test } from 'vitest'
import { readEngineArguments } from '../../src/engine/engine-arguments.ts'

const url = 'postgresql://localhost/lab'
const nothing = { command: undefined, datamodels: [], url: undefined, shadowDatabaseUrl: undefined }

test('the command lines that prisma composes are understood', () => {
  const datasource = JSON.stringify({ url, shadowDatabaseUrl: `${url}_shadow` })
  expect(
    readEngineArguments([
      ...['--datamodels', 'a.prisma', '--datamodels', 'b=c.prisma', '--datasource', datasource],
      ...['--enabled-preview-features', 'views', '--extension-types', '{"types":[]}'],
    ]),
  ).toEqual({
    mode: 'rpc',
    command: undefined,
    datamodels: ['a.prisma', 'b=c.prisma'],
    url,
    shadowDatabaseUrl: `${url}_shadow`,
  })
  expect(readEngineArguments([])).toEqual({ ...nothing, mode: 'rpc' })
  expect(readEngineArguments(['--version'])).toEqual({ ...nothing, mode: 'version' })
  expect(readEngineArguments(['--datasource', `{"url":"${url}"}`, 'cli', 'drop-database'])).toEqual(
    { ...nothing, mode: 'cli', command: 'drop-database', url },
  )
})
