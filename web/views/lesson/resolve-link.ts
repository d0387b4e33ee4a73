import { course } from '../../../lessons/course.ts'
import { href } from '../../router/route.ts'

/**
 * Where a link of a lesson's README leads in the page: lessons, schemas and migrations have a view,
 * other sites stay what they are, and a file that the page doesn't show leads nowhere.
 */
export function resolveLink(phase: number, link: string): string | undefined {
  if (/^https?:/.test(link)) return link
  const lesson = course.lessons.find(({ slug }) => link.includes(`/${slug}/`))
  if (lesson && link.endsWith('README.md')) return href({ view: 'lesson', phase: lesson.phase })
  const step = course.lessons.find(({ migration }) => link.includes(migration))
  if (step) return read(step.phase, 'sql')
  return link.endsWith('schema.prisma') ? read(lesson?.phase ?? phase, 'schema') : undefined
}

function read(phase: number, part: 'sql' | 'schema'): string {
  return href({ view: 'read', from: phase - 1, to: phase, part })
}
