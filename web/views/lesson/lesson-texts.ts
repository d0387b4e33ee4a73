import { course } from '../../../lessons/course.ts'

const readmes: Record<string, string> = import.meta.glob('../../../lessons/*/README.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The lesson's README, as the project has it. */
export function lessonText(phase: number): string {
  const slug = course.lessons[phase - 1]?.slug
  return readmes[`../../../lessons/${slug}/README.md`] ?? ''
}
