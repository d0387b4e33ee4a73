import { effect, signal } from '@preact/signals'
import { course } from '../../../lessons/course.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import type { Files } from '../../../src/learn/workspace/workspace-layout.ts'
import { isReady, tab } from '../../lab/lab-state.ts'
import type { StoredWorkspace } from '../../storage/stored-workspace.ts'
import { findWorkspace, saveWorkspace } from '../../storage/workspace-store.ts'

/** The learner's workspace; undefined when no lesson was begun yet, or it isn't read yet. */
export const workspace = signal<StoredWorkspace | undefined>(undefined)

/** Whether what the browser keeps was read, and this tab is the one that may change it. */
export const isRead = signal(false)

/** What the browser keeps already, to the object. */
let saved: StoredWorkspace | undefined
let isFollowed = false

/** Reads what the browser keeps; from then on every change of `workspace` is kept. */
export function followWorkspace(): void {
  if (isFollowed) return
  isFollowed = true
  effect(() => {
    // What another tab wrote meanwhile is read when the lab comes here.
    isRead.value = false
    if (tab.value === 'own') read()
  })
  effect(() => {
    const now = workspace.value
    if (!isReady.value || !isRead.value || !now || now === saved) return
    saved = now
    saveWorkspace(now)
  })
}

async function read(): Promise<void> {
  saved = await findWorkspace()
  if (tab.value !== 'own') return
  workspace.value = saved
  isRead.value = true
}

export function requireWorkspace(): StoredWorkspace {
  if (!workspace.value) throw new Error('No lesson was begun')
  return workspace.value
}

/** The lesson that the workspace is at; the first where none was begun. */
export function currentLesson(): TaughtLesson {
  const slug = workspace.value?.progress.lesson
  const lesson = course.lessons.find((each) => each.slug === slug) ?? course.lessons[0]
  if (!lesson) throw new Error('A course has lessons')
  return lesson
}

/** Changes the workspace as it is now, whatever happened to it while something ran. */
export function change(how: (before: StoredWorkspace) => StoredWorkspace): void {
  workspace.value = how(requireWorkspace())
}

export function changeFiles(how: (files: Files) => Files): void {
  change((before) => ({ ...before, files: how(before.files) }))
}

/** What is in a file; '' where there is none. */
export function readFile(path: string): string {
  return workspace.value?.files[path] ?? ''
}

export function writeFile(path: string, text: string): void {
  // An editor that follows a file writes back what it was given: that is no edit.
  if (workspace.value?.files[path] === text) return
  changeFiles((files) => ({ ...files, [path]: text }))
}
