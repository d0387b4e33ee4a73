import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { projectPath } from '../../src/project.node.ts'

/**
 * Files that are kept when they are first asked for, if ever: the encoder, and what PGlite's package
 * names and this page does without.
 */
const LATER = /encoder|tfjs|license|\.map$|initdb|\.data$|nodefs|opfs|browser-external/i

/**
 * Adds `service-worker.js` to what is built: `service-worker.js` beside this file, with the list of all
 * files that the page needs without network, under a name of their own for each state of them.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'lab-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const names = Object.keys(bundle).filter((name) => !LATER.test(name))
        const files = ['./', ...names.filter((name) => name !== 'index.html')]
        const hash = createHash('sha256')
        for (const name of names) hash.update(name).update(contentOf(bundle[name]))
        const source = await readFile(projectPath('web/build/service-worker.js'), 'utf8')
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: source
            .replace('__VERSION__', hash.digest('hex').slice(0, 16))
            .replace('[] // __FILES__', JSON.stringify(files)),
        })
      },
    },
  }
}

function contentOf(file: { type: string } | undefined): string | Uint8Array {
  const { code, source = '' } = (file ?? {}) as { code?: string; source?: string | Uint8Array }
  return code ?? source
}
