import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { projectPath } from '../../src/project.node.ts'

const NAME = 'set-theme.js'

/**
 * Puts `web/set-theme.js` into the page as a script that is waited for, which a module never is: a file
 * of its own, because the policy allows no script in the page itself.
 */
export function setTheme(): Plugin {
  return {
    name: 'lab-set-theme',
    apply: 'build',
    async buildStart() {
      const source = await readFile(projectPath(`web/${NAME}`), 'utf8')
      this.emitFile({ type: 'asset', name: NAME, source })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const file = Object.values(bundle).find(
          (each) => each.type === 'asset' && each.names.includes(NAME),
        )
        return [{ tag: 'script', attrs: { src: `./${file?.fileName}` }, injectTo: 'head-prepend' }]
      },
    },
  }
}
