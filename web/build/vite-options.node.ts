import type { InlineConfig } from 'vite'
import { projectPath } from '../../src/project.node.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { encoderFiles } from './encoder-files.node.ts'
import { makeAssets } from './make-assets.node.ts'
import { serviceWorker } from './service-worker.node.ts'
import { setTheme } from './set-theme.node.ts'

/** How a page of the lab is built: the one in `root`, into `outDir`, for any folder of any host. */
export function viteOptions(root: string, outDir: string): InlineConfig {
  return {
    root,
    base: './',
    configFile: false,
    publicDir: false,
    resolve: {
      alias: { '@energetic-ai/core': projectPath('web/encoder/tensorflow.ts') },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: { format: 'es' },
    // What PGlite holds for Node is told as a warning each time.
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      // Each file is one that the policy can name; nothing is written into the page.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_000,
      license: true,
    },
    plugins: [
      { name: 'lab-assets', buildStart: makeAssets },
      {
        name: 'lab-content-security-policy',
        apply: 'build',
        transformIndexHtml: () => [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() },
            injectTo: 'head-prepend',
          },
        ],
      },
      setTheme(),
      encoderFiles(),
      serviceWorker(),
    ],
  }
}
