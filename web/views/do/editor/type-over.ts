import { EditorView } from '@codemirror/view'

/**
 * Types over a selection without the browser's help: Chromium carries the look of what is typed over on
 * as an inline style, which the page's policy refuses and reports.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isTyping = event.inputType === 'insertText' && event.data && !event.isComposing
    if (!isTyping || view.state.selection.main.empty) return false
    view.dispatch(view.state.replaceSelection(event.data), {
      scrollIntoView: true,
      userEvent: 'input.type',
    })
    return true
  },
})
