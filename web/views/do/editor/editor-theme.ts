import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// The colours are the page's own, light and dark: custom properties reach into a shadow root.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--keyword)' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--constant)' },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], color: 'var(--constant)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--string)' },
  { tag: [tags.meta, tags.function(tags.variableName)], color: 'var(--function)' },
  { tag: tags.comment, color: 'var(--quiet)' },
])

const look = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--paper)', height: '100%' },
  // The page draws the focus around the whole editor.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '.5rem 0' },
  '.cm-gutters': {
    color: 'var(--quiet)',
    backgroundColor: 'var(--ground)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--line)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-ground)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--lost-ground)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--lost)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--lost)',
    textDecorationSkipInk: 'none',
  },
  '.cm-specialChar': { color: 'var(--lost)' },
})

/** Under words, whose own colours a ground of another colour would make hard to read. */
function underline(colour: string): string {
  return `linear-gradient(${colour}, ${colour}) bottom / 100% 2px no-repeat`
}

/** What differs between two sides of a merge view: a line's ground, and the words in it. */
const differences = EditorView.theme({
  '.cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--changed-ground)' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--lost-ground)' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--new-ground)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: underline('var(--lost)'),
  },
  '&.cm-merge-b .cm-changedText': { background: underline('var(--new)') },
  '.cm-collapsedLines': { color: 'var(--quiet)', background: 'var(--ground)' },
})

export const editorTheme = [look, syntaxHighlighting(colours)]
export const mergeTheme = [editorTheme, differences]
