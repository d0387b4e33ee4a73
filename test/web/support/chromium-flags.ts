/** What a Chromium is started with, wherever it runs: as root, without a screen, on its own. */
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
