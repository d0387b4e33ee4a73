import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of the project's folder, or of something in it. */
export function projectPath(relative = '.'): string {
  return join(root, relative)
}

// This file runs from src/ and, bundled, from deeper down.
function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder))
}
