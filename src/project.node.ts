import { fileURLToPath } from 'node:url'

/** Absolute path of the project's folder, or of something in it. */
export function projectPath(relative = '.'): string {
  return fileURLToPath(new URL(`../${relative}`, import.meta.url))
}
