import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'preact/hooks'
import type { SchemaProblem } from '../../../lab/schema-problem.ts'
import { editorExtensions } from './editor-extensions.ts'

interface CodeEditorProps {
  path: string
  text: string
  label: string
  /** What is wrong in the file, to be marked at its lines. */
  problems: readonly SchemaProblem[]
  /** The text of a file at this moment, which may be later than the last drawing. */
  readText: (path: string) => string
  /** The same function for as long as the page is open. */
  onChange: (path: string, text: string) => void
  /** Is given what puts the cursor into a line, from 1, or where it was. */
  onReady: (focus: (line?: number) => void) => void
}

/** What each file was when its editor was closed, with what can be undone. */
const states = new Map<string, EditorState>()

/** An editor for one file; with another `key` for another one. */
export function CodeEditor(props: CodeEditorProps) {
  const { problems, text } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  useEffect(() => {
    const room = place.current
    if (!room) return
    const editor = openEditor(room, props)
    view.current = editor
    props.onReady((line) => focusOn(room, editor, line))
    return () => {
      states.set(props.path, editor.state)
      editor.destroy()
    }
  }, [])
  useEffect(() => {
    if (view.current) follow(view.current, props.readText(props.path))
  }, [text])
  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor, problems)))
  }, [problems])
  return <div class="code-editor" ref={place} />
}

/**
 * In a shadow root: there CodeMirror's styles are a sheet made by script, which a strict policy lets be,
 * and no style element.
 */
function openEditor(place: HTMLElement, { path, text, label, onChange }: CodeEditorProps) {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
  const before = states.get(path)
  const state = before?.doc.eq(before.toText(text))
    ? before
    : EditorState.create({ doc: text, extensions: editorExtensions(path, label, onChange) })
  return new EditorView({ parent: root, root, state })
}

/** The file was changed by something else than typing: another version is there, the lesson was reset. */
function follow(editor: EditorView, text: string): void {
  const { doc } = editor.state
  // An editor has line feeds only, whatever the file has.
  if (doc.eq(editor.state.toText(text))) return
  editor.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
}

/** On a small screen the editor is far from what was pressed. */
function focusOn(place: HTMLElement, editor: EditorView, line: number | undefined): void {
  editor.focus()
  place.scrollIntoView({ block: 'nearest' })
  if (line === undefined) return
  const { from } = editor.state.doc.line(Math.min(line, editor.state.doc.lines))
  editor.dispatch({ selection: { anchor: from }, scrollIntoView: true })
}

function diagnosticsOf({ state }: EditorView, problems: readonly SchemaProblem[]): Diagnostic[] {
  return problems.map(({ message, line = 1 }) => {
    const { from, to, text } = state.doc.line(Math.min(line, state.doc.lines))
    const start = from + text.length - text.trimStart().length
    return { from: Math.min(start, to), to, severity: 'error', message }
  })
}
