import { test } from 'vitest'
import { findChromium } from './find-chromium.ts'

export const chromiumPath = findChromium()

const isAskedFor = import.meta.env.MODE === 'web'
if (isAskedFor && !chromiumPath) {
  throw new Error('There is no Chromium on this machine: apt-get install chromium')
}

/** A test that needs a real browser: `npm run test:web` runs it, `npm test` doesn't. */
export const browserTest = test.skipIf(!isAskedFor)

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
