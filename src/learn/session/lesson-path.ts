/**
 * Whether something at this path, from the workspace, is part of what a check reads: the Prisma
 * project's schema and SQL, and the lesson's `files`. A path that isn't a file is one when such files
 * may be in it. What editors write beside a file they save (`.x.swp`, `x~`, `4913`) is none.
 */
export function isLessonPath(path: string, files: readonly string[], isFile: boolean): boolean {
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  const [top] = parts
  if (top === undefined) return !isFile
  if (parts.some((part) => part.startsWith('.') || GENERATED.has(part))) return false
  const name = parts.join('/')
  if (files.includes(name)) return true
  if (!isFile && files.some((file) => file.startsWith(`${name}/`))) return true
  return top === 'prisma' && (!isFile || /\.(prisma|sql)$/.test(name))
}

const GENERATED: ReadonlySet<string> = new Set(['generated', 'node_modules'])
