import { test } from 'vitest'
import { findChromium } from './find-chromium.ts'

export const chromiumPath = findChromium()

// `npm run test:web` asks for these tests; `npm test` runs those that it can.
if (!chromiumPath && import.meta.env.MODE === 'web') {
  throw new Error('There is no Chromium on this machine: apt-get install chromium')
}

/** A test that needs a real browser. */
export const browserTest = test.skipIf(!chromiumPath)

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name that is not this machine's own, for a page that comes over plain HTTP.
  '--host-resolver-rules=MAP classroom.test 127.0.0.1',
]
