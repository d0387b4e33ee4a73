import { readFile } from 'node:fs/promises'
import { projectPath } from '../project.node.ts'
import type { Course } from './course.ts'

/** schema.prisma of each phase, from the lessons' folders. */
export function readSchemas({ lessons }: Course): Promise<string[]> {
  const files = lessons.map(({ slug }) => projectPath(`lessons/${slug}/schema.prisma`))
  return Promise.all(files.map((file) => readFile(file, 'utf8')))
}
