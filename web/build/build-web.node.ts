import { projectPath } from '../../src/project.node.ts'
import { viteOptions } from './vite-options.node.ts'

/** Where the built page is. */
export const webFolder = projectPath('dist')

/** Builds the page as it is now, all of it. */
export async function buildWeb(): Promise<void> {
  // Vite is large, and every command's code is loaded with the bundle it is in.
  const { build } = await import('vite')
  await build(viteOptions(projectPath('web'), webFolder))
}
