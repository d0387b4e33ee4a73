import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { Notice } from './notice.tsx'

/**
 * What can't be drawn is said in its place, and takes nothing else of the page with it. Give it a `key`
 * that is another one for what is drawn next.
 */
export function Guarded({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary()
  if (error === undefined) return <>{children}</>
  return (
    <Notice kind="trouble" title="This can’t be shown" role="alert">
      <p>The page failed to draw it: {error instanceof Error ? error.message : String(error)}</p>
    </Notice>
  )
}
