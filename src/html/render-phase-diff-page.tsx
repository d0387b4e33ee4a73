import { renderToString } from 'preact-render-to-string'
import { endName, type PhaseDiff } from '../course/diff.ts'
import { createHighlight } from './highlight.ts'
import { pageStyles } from './page-styles.ts'
import { PhaseDiffBody } from './phase-diff-body.tsx'

// The page holds other people's values: it may run nothing and ask no server for anything.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** One self-contained page of what changed: no script, no request, light and dark. */
export function renderPhaseDiffPage(diff: PhaseDiff): string {
  const title = `From ${endName(diff.from)} to ${endName(diff.to)}`
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style>{pageStyles}</style>
      </head>
      <body>
        <PhaseDiffBody diff={diff} title={title} highlight={createHighlight()} />
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}
