// Keeps what the page needs, so that a second visit is quick and works without network. What is built
// together is kept together, under one version; the build fills in both lines.
const VERSION = '__VERSION__'
const FILES = [] // __FILES__
const CACHE = `lab-${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  event.respondWith(request.mode === 'navigate' ? answerPage(request) : answerFile(request))
})

async function keepAll() {
  const cache = await caches.open(CACHE)
  // The page has just fetched most of them: the browser's own cache has them.
  await cache.addAll(FILES)
}

async function forgetOthers() {
  const names = await caches.keys()
  const others = names.filter((name) => name.startsWith('lab-') && name !== CACHE)
  await Promise.all(others.map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** The newest page there is; without network, the one that was kept. */
async function answerPage(request) {
  try {
    return await fetch(request)
  } catch {
    const kept = await caches.match('./', { cacheName: CACHE })
    return kept ?? Response.error()
  }
}

/** Files are named for what they hold, so what is kept is right. What comes later is kept as well. */
async function answerFile(request) {
  const kept = await caches.match(request, { cacheName: CACHE })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && /\/(assets|encoder)\//.test(new URL(request.url).pathname)) {
    const cache = await caches.open(CACHE)
    // A cache that is full is no reason to give no answer.
    cache.put(request, answer.clone()).catch(() => {})
  }
  return answer
}
