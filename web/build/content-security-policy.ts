/**
 * What the page may do, as a policy for a header or a `meta` element: everything comes from where the
 * page came from, and `wasm-unsafe-eval` lets WebAssembly be compiled, nothing else.
 */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
