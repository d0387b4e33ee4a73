import { render } from 'preact'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css'
import './app.css'
import './parts/parts.css'
import { App } from './app.tsx'
import { openLab } from './lab/lab.ts'
import { followTheme } from './parts/theme.ts'
import { followAddress } from './router/router.ts'

followTheme()
followAddress()
openLab()

const page = document.querySelector('#page')
if (page) {
  // What index.html shows until the script is here gives way to the same, alive.
  page.replaceChildren()
  render(<App />, page)
}
