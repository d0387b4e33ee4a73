import type { ComponentChildren } from 'preact'

interface NoticeProps {
  kind: 'plain' | 'good' | 'caution' | 'trouble'
  title?: string
  children?: ComponentChildren
  /** `alert` interrupts a screen reader, `status` waits for it; undefined for what was there all along. */
  role?: 'alert' | 'status'
}

const SIGNS = { plain: 'i', good: '✓', caution: '!', trouble: '✗' } as const

/** Something a person should know, with its kind as a sign beside it. */
export function Notice({ kind, title, children, role }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={role}>
      <span class="notice-sign" aria-hidden="true">
        {SIGNS[kind]}
      </span>
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
