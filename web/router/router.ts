import { signal } from '@preact/signals'
import { href, type Route, readRoute } from './route.ts'

/** What the address asks for. Addresses are hashes, so the page works from any folder of any server. */
export const route = signal<Route>(readRoute(location.hash))

/** Goes to a route as a link does: Back returns from it. */
export function go(to: Route): void {
  location.hash = href(to)
}

/** Goes to a route in place of the present one, where Back should not stop at each choice. */
export function goInPlace(to: Route): void {
  history.replaceState(null, '', href(to))
  route.value = readRoute(location.hash)
}

/** Follows the address for as long as the page is open. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    route.value = readRoute(location.hash)
  })
}
