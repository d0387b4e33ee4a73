import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CommandLine, servers, withCommandLine } from '../support/command-line.ts'

/** The commands over settings that reach no database: a diff of phases needs none. */
function withoutDatabase<T>(work: (line: CommandLine) => Promise<T>): Promise<T> {
  return withCommandLine('embedded', (line) => {
    line.settings.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nowhere'
    return work(line)
  })
}

const read = async ({ run }: CommandLine, ...words: string[]) => {
  const { stdout, ...rest } = await run('diff', ...words)
  expect({ words, ...rest }).toEqual({ words, code: 0, stderr: '' })
  return stdout
}

test('from phase 2 to 3 a column is renamed and every value is kept', async () => {
  await withoutDatabase(async (line) => {
    expect(await read(line, '2', '3', '--only', 'schema')).toMatchInlineSnapshot()
    expect(await read(line, '2', '3', '--only', 'sql')).toMatchInlineSnapshot()
    expect(await read(line, '2', '3', '--only', 'catalog')).toMatchInlineSnapshot()
    expect(await read(line, '2', '3', '--only', 'rows')).toMatchInlineSnapshot()
  })
})

test('from phase 4 back to 3 two columns and an index are lost', async () => {
  await withoutDatabase(async (line) => {
    expect(await read(line, '4', '3', '--only', 'schema')).toMatchInlineSnapshot()
    expect(await read(line, '4', '3', '--only', 'sql')).toMatchInlineSnapshot()
    expect(await read(line, '4', '3', '--only', 'catalog')).toMatchInlineSnapshot()
    expect(await read(line, '4', '3', '--only', 'rows')).toMatchInlineSnapshot()
  })
})

test('as JSON it is one document with every part', async () => {
  await withoutDatabase(async (line) => {
    const { rows, ...diff } = JSON.parse(await read(line, 'base', '01-basic-users', '--json'))
    expect(diff).toMatchInlineSnapshot()
    expect(rows[0]).toMatchInlineSnapshot()
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(['2', '4', '5', '6', '8'])
  })
})

test('as HTML it is one file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-diff-'))
  try {
    await withoutDatabase(async (line) => {
      const file = join(folder, 'diff.html')
      expect(await read(line, '2', '3', '--only', 'schema', '--html', file)).toBe(
        `Written: ${file}\n`,
      )
      const page = await readFile(file, 'utf8')
      expect(page).toContain('<title>From phase 2 to phase 3</title>')
      expect(page.endsWith('</html>\n')).toBe(true)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test.each(servers)('%s: the lab database as it is may be a side', async (server) => {
  await withCommandLine(server, async (line) => {
    await line.run('phase', '2')
    expect(await read(line, 'database', 'head', '--only', 'catalog')).toMatchInlineSnapshot()
    expect(JSON.parse((await line.run('verify', '--json')).stdout)).toMatchObject({ phase: 2 })
  })
})

const mistakes = [
  { words: ['2', '5'], code: 'DIFF_SIDE_UNKNOWN' },
  { words: ['2', 'next'], code: 'DIFF_SIDE_UNKNOWN' },
  { words: ['2', '--', '-1'], code: 'DIFF_SIDE_UNKNOWN' },
  { words: ['2'], code: 'ARGUMENT_MISSING' },
  { words: ['2', '3', '--only', 'sqll'], code: 'DIFF_PART_UNKNOWN' },
  { words: ['2', '3', '--html', 'schema.prisma'], code: 'HTML_FILE_EXPECTED' },
  { words: ['2', '3', '--only', 'sql', '--html', '/nowhere/x.html'], code: 'FILE_UNWRITABLE' },
  { words: ['2', 'database'], code: 'DATABASE_UNREACHABLE' },
]

test('a mistake is a Problem with the next command', async () => {
  await withoutDatabase(async ({ run }) => {
    for (const { words, code } of mistakes) {
      const { stderr, ...outcome } = await run('diff', ...words)
      expect({ words, ...outcome }).toEqual({ words, stdout: '', code: 2 })
      expect(stderr).toMatch(new RegExp(`^Problem: [\\s\\S]+\nNext: [\\s\\S]+\n${code}\n$`))
    }
  })
})
