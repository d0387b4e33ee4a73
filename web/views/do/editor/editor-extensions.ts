import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { languageOf } from './editor-language.ts'
import { editorTheme } from './editor-theme.ts'
import { typeOver } from './type-over.ts'

/**
 * What an editor of one file can do. Tab is not bound: it leaves the editor, for whoever has no mouse;
 * Mod-] and Mod-[ indent.
 */
export function editorExtensions(
  path: string,
  label: string,
  onChange: (path: string, text: string) => void,
): Extension {
  return [
    lineNumbers(),
    lintGutter(),
    highlightSpecialChars(),
    history(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    typeOver,
    languageOf(path),
    editorTheme,
    EditorView.contentAttributes.of({
      'aria-label': label,
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      tabindex: '0',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(path, update.state.doc.toString())
    }),
  ]
}
