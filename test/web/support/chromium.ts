import { test } from 'vitest'
import { findChromium } from './find-chromium.ts'

export const chromiumPath = findChromium()

if (import.meta.env.MODE === 'web' && !chromiumPath) {
  throw new Error('There is no Chromium on this machine: apt-get install chromium')
}

/** A test that needs a real browser: `npm run test:web` demands one, `npm test` does without. */
export const browserTest = test.skipIf(!chromiumPath)
