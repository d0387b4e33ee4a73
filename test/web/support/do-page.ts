import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { course } from '../../../lessons/course.ts'

/** What lesson 1 adds to the schema. */
export const USER_MODEL = `
model User {
  id   Int    @id @default(autoincrement())
  name String

  @@map("users")
}
`

/** Waits for a heading that says so. */
export async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name }).waitFor()
}

/** Waits until a check found so many tasks passed, and the one called `open` is the one to work on. */
export async function standsAt(page: Page, passed: number, open?: string): Promise<void> {
  await page
    .getByRole('heading', { name: new RegExp(`^${passed} of \\d+ tasks passed$`) })
    .waitFor()
  if (open !== undefined) {
    await page.locator('.task.open').getByRole('heading', { name: open }).waitFor()
  }
}

/** Waits until everything is passed, and the page says so. */
export async function lessonPassed(page: Page, phase: number): Promise<void> {
  const count = course.lessons[phase - 1]?.tasks.length ?? 0
  await standsAt(page, count)
  await page.getByText(`Lesson ${phase} is passed`).waitFor()
  expect(await page.locator('.task.passed').count()).toBe(count)
}

/** Waits until a button is there to be seen, without scrolling. */
export async function inView(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await expect
    .poll(
      () =>
        button.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect()
          return document.elementFromPoint(left + width / 2, top + height / 2) === element
        }),
      { timeout: 30_000 },
    )
    .toBe(true)
}

/** The title of one of a lesson's tasks. */
export function titleOf(phase: number, id: string): string {
  const task = course.lessons[phase - 1]?.tasks.find((each) => each.id === id)
  if (!task) throw new Error(`Lesson ${phase} has no task ${id}`)
  return task.title
}

/** The names of the mistakes that are shown. */
export function shownMistakes(page: Page): Promise<(string | null)[]> {
  return page
    .locator('[data-mistake]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-mistake')))
}

/** Opens a file of the list, and waits until it is in the editor. */
export async function openFile(page: Page, name: string): Promise<void> {
  const list = page.getByRole('navigation', { name: 'Files' })
  await list.getByRole('button', { name, exact: true }).first().click()
  await editorOf(page, name).waitFor()
}

/** The editor of a file, by the end of its path. */
export function editorOf(page: Page, name: string) {
  const end = name.replaceAll('.', '\\.')
  return page.getByRole('textbox', { name: new RegExp(`^Editor: .*${end}$`) })
}

/** Puts another text into the file that is open. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await editorOf(page, name).focus()
  await page.keyboard.press('Control+a')
  if (text === '') await page.keyboard.press('Delete')
  else await page.keyboard.insertText(text)
}

/** What is in the editor. */
export function readEditor(page: Page, name: string): Promise<string> {
  return editorOf(page, name).evaluate((content) =>
    [...content.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n'),
  )
}

/** Changes a place of the file that is open, which has to be there. */
export async function patch(page: Page, name: string, from: string, to: string): Promise<void> {
  const text = await readEditor(page, name)
  expect(text).toContain(from)
  await write(page, name, text.replace(from, to))
}

/** Presses a button of the actions below the editor. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator('.file-actions').getByRole('button', { name, exact: true }).click()
}

/** Chooses an option of the open question and answers. */
export async function answer(page: Page, option: string | RegExp): Promise<void> {
  const question = page.locator('.task.open .question')
  await question.getByRole('radio', { name: option, exact: true }).check()
  await question.getByRole('button', { name: 'Answer' }).click()
}

/** What the learner's own database answers to one SELECT in the view Ask, a row each. */
export async function askOwn(page: Page, sql: string): Promise<(string | null)[][]> {
  await press(page, 'Ask your database')
  await page.getByRole('radio', { name: 'your own, of the view Do' }).waitFor()
  expect(await page.getByRole('radio', { name: 'your own, of the view Do' }).isChecked()).toBe(true)
  await page.locator('.sql-prompt textarea').fill(sql)
  await page.locator('.sql-prompt').getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText(/^your own database, \d+ ms$/).waitFor()
  return page
    .locator('.result tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent)),
    )
}

/** Waits until the last piece of work came to this, and returns all that is said of it. */
export async function cameTo(page: Page, title: string): Promise<string> {
  const outcome = page.locator('.work-outcome')
  await outcome.locator('.notice-title', { hasText: title }).waitFor()
  return outcome.innerText()
}

/** What the last run proved, a line for each field. */
export async function provenFields(page: Page): Promise<string[]> {
  const fields = await page.locator('.work-outcome .proof tbody th').allInnerTexts()
  return fields.map((text) => text.replaceAll(/\s+/g, ' '))
}
