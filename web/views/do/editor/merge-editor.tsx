import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'preact/hooks'
import { useMedia } from '../../../parts/use-media.ts'
import { languageOf } from './editor-language.ts'
import { mergeTheme } from './editor-theme.ts'

interface MergeEditorProps {
  path: string
  yours: string
  solution: string
}

/** Two texts of one file to be read, what differs marked; one above the other where there is no room. */
export function MergeEditor({ path, yours, solution }: MergeEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const isWide = useMedia('(min-width: 48rem)')
  useEffect(() => {
    if (!place.current) return
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: 'open' })
    const view = isWide
      ? openBeside(root, { path, yours, solution })
      : openUnified(root, { path, yours, solution })
    return () => view.destroy()
  }, [path, yours, solution, isWide])
  return <div class="merge-editor" ref={place} />
}

function openBeside(root: ShadowRoot, { path, yours, solution }: MergeEditorProps): MergeView {
  return new MergeView({
    a: { doc: yours, extensions: readOnly(path, 'Yours') },
    b: { doc: solution, extensions: readOnly(path, 'The solution') },
    parent: root,
    root,
  })
}

function openUnified(root: ShadowRoot, { path, yours, solution }: MergeEditorProps): EditorView {
  const merge = unifiedMergeView({ original: yours, mergeControls: false })
  const label = 'The solution, with what it has in place of yours'
  return new EditorView({
    doc: solution,
    extensions: [readOnly(path, label), merge],
    parent: root,
    root,
  })
}

function readOnly(path: string, label: string): Extension {
  return [
    lineNumbers(),
    EditorState.readOnly.of(true),
    EditorView.lineWrapping,
    languageOf(path),
    mergeTheme,
    EditorView.contentAttributes.of({
      'aria-label': `${label}: ${path}`,
      tabindex: '0',
    }),
  ]
}
