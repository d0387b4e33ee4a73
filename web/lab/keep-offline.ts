/**
 * Keeps the page's files in the browser, so that a second visit works without network; where the browser
 * gives no service worker (a page over plain HTTP, a private window) it fetches them again.
 */
export function keepOffline(): void {
  navigator.serviceWorker
    ?.register(new URL('service-worker.js', document.baseURI))
    // A full disk, or a rule of the browser's: the page works all the same.
    .catch(() => {})
}
