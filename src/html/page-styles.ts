// No quotation mark, ampersand or less-than in here: they would be escaped as text.
const LIGHT = `
  --paper: #ffffff; --ground: #f5f6f8; --line: #d5dae0; --text: #1a2028; --quiet: #55606c;
  --new: #0b5a2a; --new-ground: #dcf5e4; --new-word: #a9e3bd;
  --lost: #98152a; --lost-ground: #fde8e8; --lost-word: #f6bcc0;
  --renamed: #124a85; --renamed-ground: #e0effd;
  --changed: #6b4300; --changed-ground: #fdf2d3;
  --keyword: #9d1257; --function: #5934c4; --constant: #0a57ab; --string: #14622f;`

const DARK = `
  --paper: #11161c; --ground: #192028; --line: #343e4a; --text: #e4e8ed; --quiet: #9ca8b5;
  --new: #83dfa5; --new-ground: #12301f; --new-word: #1f5a38;
  --lost: #ff9fa3; --lost-ground: #3a171b; --lost-word: #6e2830;
  --renamed: #8fc7fb; --renamed-ground: #142c45;
  --changed: #efc66b; --changed-ground: #35290d;
  --keyword: #ff92bd; --function: #c4adff; --constant: #84c5ff; --string: #8cdc9f;`

const TEXT = `
* { box-sizing: border-box }
body {
  margin: 0 auto; padding: 2rem clamp(1rem, 2vw, 3rem) 4rem; max-width: 92rem;
  background: var(--paper); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
code, pre, .line, .number { font-family: ui-monospace, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .75rem }
header { border-bottom: 1px solid var(--line); padding-bottom: 1.5rem }
header p { margin: 0; color: var(--quiet) }
h1 { margin: .25rem 0; font-size: clamp(1.5rem, 4vw, 2.25rem); line-height: 1.2; letter-spacing: -.01em }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.375rem }
h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; overflow-wrap: anywhere }
.project { font-size: .875rem; font-weight: 600 }`

const MARKS = `
.none, .more, figcaption, .number, thead th { color: var(--quiet) }
.glance { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; gap: .375rem }
.glance li { display: grid; grid-template-columns: 6.5rem 1fr; align-items: baseline; overflow-wrap: anywhere }
.change { display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; justify-self: start }
.change.kept { color: var(--quiet); font-weight: 400; padding: 0; border-color: transparent }
${['new', 'lost', 'renamed', 'changed'].map((change) => `.change.${change} { color: var(--${change}); background: var(--${change}-ground) }`).join('\n')}
${['keyword', 'function', 'constant', 'string'].map((kind) => `.t-${kind} { color: var(--${kind}) }`).join('\n')}
.t-comment { color: var(--quiet) }
mark { color: inherit; border-radius: .2rem }`

const TABLES = `
table { width: 100%; border-collapse: collapse; border: 1px solid var(--line) }
th, td { text-align: start; vertical-align: top; padding: .375rem .75rem }
thead th { background: var(--ground); border-bottom: 1px solid var(--line); font-size: .875rem; font-weight: 600 }
.listing { table-layout: fixed }
.listing td, .listing th { overflow-wrap: anywhere }
.listing tbody tr + tr { border-top: 1px solid var(--line) }
.listing .what, .listing th:nth-last-child(2) { width: 8rem }
.listing .kept td { color: var(--quiet) }
.listing tbody th { font-weight: 600; font-size: .875rem }
.rows thead th:first-child { width: 8rem }
.rows tbody { border-top: 1px solid var(--line) }
.rows .row-head th { background: var(--ground) }
.rows .column { display: block; color: var(--quiet) }
.rows .value { white-space: pre-wrap }
.catalog td b { font-weight: 600; font-size: .875rem; margin-inline-end: .25rem }
.catalog td code { white-space: pre-wrap }
.side-by-side { table-layout: fixed }
.side-by-side td { padding: .0625rem .5rem; border: 0 }
.side-by-side col.number { width: 3rem }
.side-by-side .number { text-align: end; user-select: none }
.side-by-side thead th:nth-child(2), .side-by-side .after:not(.line), .side-by-side .after.absent { border-inline-start: 1px solid var(--line) }
.line { white-space: pre-wrap; overflow-wrap: anywhere; padding-inline-start: 1.75rem; position: relative }
.side-by-side .line { padding-inline-start: 1.5rem }
.sign { position: absolute; inset-inline-start: .5rem; font-weight: 700; font-size: .8125rem }
.removed .before:not(.absent), .changed .before { background: var(--lost-ground) }
.added .after:not(.absent), .changed .after { background: var(--new-ground) }
.before mark { background: var(--lost-word) }
.after mark { background: var(--new-word) }
.side-by-side .absent { background: var(--ground) }
.beside { display: flex; gap: 1rem; align-items: start }
figure { flex: 1 1 auto; margin: 0; border: 1px solid var(--line); min-width: 0 }
figcaption { padding: .375rem .75rem; background: var(--ground); border-bottom: 1px solid var(--line); font-size: .875rem }
figcaption b { color: var(--text) }
pre, figure .none { margin: 0; padding: .625rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere }`

const NARROW = `
@media (max-width: 44rem) {
  .beside { flex-direction: column; align-items: stretch }
  table, thead, tbody, tr, th, td { display: block }
  th, td, .listing .what, .listing th:nth-last-child(2) { width: auto; padding-block: .125rem }
  .listing thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden }
  .listing tbody tr { padding-block: .375rem }
  .side-by-side .number, .side-by-side .absent, .side-by-side .same .after { display: none }
  .side-by-side thead th, .side-by-side thead th:nth-child(2) { border: 0 }
  .side-by-side thead th::before { content: '- ' }
  .side-by-side thead th + th::before { content: '+ ' }
  .listing .kept td:nth-of-type(3) { display: none }
  .listing tr:not(.kept) td:nth-of-type(1)::before { content: 'Before: ' }
  .listing tr:not(.kept) td:nth-of-type(3)::before { content: 'After: ' }
  .rows .column { display: inline }
}`

const PRINT = `
@media print {
  @page { margin: 14mm }
  body { padding: 0; font-size: 10pt }
  code, pre, .line, .number { font-size: 8pt }
  h2, h3, figcaption, .row-head { break-after: avoid }
  tr, .glance li { break-inside: avoid }
  .beside { flex-direction: column; align-items: stretch }
}`

/**
 * The look of tables, code and marks alone, for a page with a look of its own: to be nested in a rule.
 * The page defines the colours, as custom properties of the same names.
 */
export const diffStyles = `${MARKS}${TABLES}${NARROW}`

/** The look of a page: nothing is fetched, the reader's colour scheme is followed, print is light. */
export const pageStyles = `
:root { color-scheme: light dark; ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
${TEXT}${MARKS}${TABLES}${NARROW}${PRINT}
`
