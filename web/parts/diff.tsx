import type { ComponentChildren } from 'preact'
import { diffStyles } from '../../src/html/page-styles.ts'

let isThere = false

/** Room for what `src/html` draws, with the look that it has on the page of `npm run diff -- --html`. */
export function Diff({ children }: { children: ComponentChildren }) {
  if (!isThere) addStyles()
  return <div class="diff">{children}</div>
}

/** A sheet made by script is no inline style, so the page's policy lets it be. */
function addStyles(): void {
  isThere = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`.diff { ${diffStyles} }`)
  document.adoptedStyleSheets.push(sheet)
}
