import type { NewLessonReport } from '../learn/authoring/new-lesson.node.ts'
import type { Page } from './page.ts'

/** What was laid out, and what is left to the author. */
export function renderNewLesson({ slug, files, courseLines }: NewLessonReport, page: Page): string {
  return [
    page.paint('bold', `Lesson ${slug} is laid out:`),
    ...files.map((file) => `  ${file}`),
    '',
    'Add it to lessons/course.ts:',
    `  ${courseLines.import}`,
    `  lessons: [ … , ${courseLines.lesson}],`,
    '',
    `The schema at head is that of the last lesson: let prisma/schema.prisma follow`,
    `lessons/${slug}/schema.prisma, but for the client's folder.`,
    '',
    `${page.paint('bold', 'Next:')} lessons/README.md says what to fill in, and npm test when it is whole`,
  ].join('\n')
}
