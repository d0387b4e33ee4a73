import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { type CommandLine, withCommandLine, withProjectCopy } from '../support/command-line.ts'
import { type Terminal, withTerminal } from '../support/terminal.ts'

/** A workspace of its own, in a terminal of 80 columns, after the first check. */
function withLearner(
  words: readonly string[],
  work: (terminal: Terminal, line: CommandLine, schema: string) => Promise<void>,
): Promise<void> {
  return withProjectCopy((folder) =>
    withCommandLine(
      'embedded',
      (line) =>
        withTerminal(line, ['learn', ...words], (terminal) =>
          work(terminal, line, join(folder, 'workspace/prisma/schema.prisma')),
        ),
      folder,
    ),
  )
}

/** Saves the schema that passes the first task of lesson 1. */
async function solveFirstTask({ folder }: CommandLine, schema: string): Promise<void> {
  await writeFile(schema, await readFile(join(folder, 'lessons/01-basic-users/schema.prisma')))
}

test('a learner is told at every save, and the keys do what they say', async () => {
  await withLearner([], async (terminal, line, schema) => {
    const first = await terminal.waitFor('✗ Task 1:')
    expect(first).toMatch(/^Lesson 1 of 4: Basic users\n\[✗.*\] 0 of \d tasks passed\n/)

    await solveFirstTask(line, schema)
    await terminal.waitFor(/\] 1 of \d tasks passed[\s\S]*✗ Task 2:/)
    terminal.press('h')
    await terminal.waitFor('Hint 1 of 3')
    terminal.press('d')
    await terminal.waitFor(/The goal beside what you have|nothing to compare yet/)
    // Pasted text is none of these keys.
    terminal.paste('rrssq\nrq')
    terminal.press('l')
    expect(await terminal.waitFor('All lessons')).not.toContain('again')

    terminal.resize(60, 24)
    const narrow = await terminal.waitFor(/^Enter check$/m)
    expect(narrow.split('\n').filter((text) => stringWidth(text) > 60)).toEqual([])

    terminal.press('r')
    await terminal.waitFor(/press\s+r\s+again/)
    terminal.press('r')
    await terminal.waitFor(/back at its start[\s\S]*Checked in/)
    const [kept = ''] = await readdir(join(line.folder, 'workspace/.kept'))
    const keptSchema = join(line.folder, 'workspace/.kept', kept, 'prisma/schema.prisma')
    expect(await readFile(keptSchema, 'utf8')).toContain('model User')

    await solveFirstTask(line, schema)
    await terminal.waitFor(/\] 1 of \d tasks passed/)
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
    expect(terminal.isGivenBack()).toBe(true)
    expect(terminal.screen()).toMatch(/Stopped watching[\s\S]*Next: npm run learn$/)
  })
})

test('a Problem stands on the screen and watching goes on; Ctrl-C ends it', async () => {
  await withLearner([], async (terminal, line, schema) => {
    await terminal.waitFor('✗ Task 1:')
    await rm(schema)
    await mkdir(schema)
    expect(await terminal.waitFor('Problem:')).toContain('Watching goes on')
    await rm(schema, { recursive: true })
    await solveFirstTask(line, schema)
    await terminal.waitFor('✗ Task 2:')
    terminal.press('\u0003')
    expect(await terminal.ended).toBe(2)
    expect(terminal.isGivenBack()).toBe(true)
    expect(terminal.screen()).toMatch(/Stopped watching[\s\S]*Next: npm run learn$/)
  })
})

test('with --plain each change is a line, words are keys, and nothing is drawn', async () => {
  await withLearner(['--plain'], async (terminal, line, schema) => {
    await terminal.waitFor('Task 1 failed:')
    terminal.press('hint\r')
    await terminal.waitFor('Hint 1:')
    await solveFirstTask(line, schema)
    await terminal.waitFor(/Task 1 is done\.\n1 of \d tasks are done\.\nTask 2 failed:/)
    terminal.press('quit\r')
    expect(await terminal.ended).toBe(0)
    expect(terminal.everything()).not.toMatch(/[─│✓✗■…]/)
    expect(terminal.raw()).not.toContain('\u001b')
  })
})
