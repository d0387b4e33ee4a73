import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { isFirstView } from './is-first-view.ts'

interface ViewHeadProps {
  title: string
  children?: ComponentChildren
}

/** The heading of a view. Whoever comes from another view starts reading here. */
export function ViewHead({ title, children }: ViewHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · prisma-migration-lab`
  }, [title])
  useEffect(() => {
    // Not on opening the page: there, reading starts at its top.
    if (isFirstView()) return
    scrollTo({ top: 0, behavior: 'instant' })
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div class="view-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}
