import { effect, signal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

// web/set-theme.js reads it as well, before anything is painted.
const KEY = 'prisma-migration-lab theme'

/** The colours that a person chose; `system` follows the machine. */
export const theme = signal<Theme>(readTheme())

/** Gives the page the chosen colours, now and at each choice, and remembers the choice. */
export function followTheme(): void {
  effect(() => {
    document.documentElement.dataset.theme = theme.value
    try {
      localStorage.setItem(KEY, theme.value)
    } catch {
      // A browser may refuse to remember; the choice holds until the page is closed.
    }
  })
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY)
    return THEMES.find((name) => name === kept) ?? 'system'
  } catch {
    return 'system'
  }
}
