import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

interface TabsProps<Name extends string> {
  /** What the tabs are about; said by a screen reader. */
  label: string
  tabs: readonly { name: Name; title: string }[]
  selected: Name
  onSelect: (name: Name) => void
  children: ComponentChildren
}

/** Tabs by the ARIA pattern: one stop for Tab, arrow keys, Home and End between them. */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const { label, tabs, selected, onSelect, children } = props
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const tabId = (name: Name) => `${id}-${name}`
  const place = tabs.findIndex(({ name }) => name === selected)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = findNext(event.key, place, tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    onSelect(tab.name)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[tabs.indexOf(tab)]?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ name, title }) => (
          <button
            type="button"
            role="tab"
            id={tabId(name)}
            key={name}
            aria-selected={name === selected}
            aria-controls={id}
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={id}
        aria-labelledby={tabId(selected)}
        tabIndex={-1}
      >
        {children}
      </div>
    </>
  )
}

function findNext(key: string, place: number, length: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  if (key === 'ArrowRight') return (place + 1) % length
  if (key === 'ArrowLeft') return (place - 1 + length) % length
  return undefined
}
