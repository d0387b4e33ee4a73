import { computed, signal } from '@preact/signals'
import { SCHEMA_FILE } from '../../../src/learn/workspace/workspace-layout.ts'
import { workspace } from './workspace.ts'

const chosen = signal(SCHEMA_FILE)

/** The file in the editor. One that is gone gives way to the schema. */
export const openFile = computed(() =>
  workspace.value && chosen.value in workspace.value.files ? chosen.value : SCHEMA_FILE,
)

/** Puts the cursor into the editor, in a line, from 1, or where it was; undefined while there is none. */
let focusEditor: ((line?: number) => void) | undefined
let isFocusWanted = false

/** Opens a file and goes into it. */
export function showFile(path: string, line?: number): void {
  const isOpen = path === openFile.value
  chosen.value = path
  if (isOpen) focusEditor?.(line)
  else isFocusWanted = true
}

/** For the editor, once it is there. */
export function setEditorFocus(focus: (line?: number) => void): void {
  focusEditor = focus
  if (isFocusWanted) focus()
  isFocusWanted = false
}
