import type { PollReason, WatchMode } from '../learn/session/watch-files.node.ts'

/** How saves are found, and why so: `Watching workspace.` */
export function renderWatchMode(watch: WatchMode, folder: string): string {
  const name = folder.split(/[\\/]/).at(-1)
  if (watch.mode === 'events') return `Watching ${name}.`
  return `Looking at ${name} three times a second: ${reasonText(watch.why)}.`
}

function reasonText(why: PollReason): string {
  if (why === 'set') return 'LAB_WATCH is set to poll'
  if (why === 'silent') return 'this drive does not report changes'
  const { code } = why
  if (code === 'ENOSPC') return 'no watches are left (ENOSPC: fs.inotify.max_user_watches)'
  if (code === 'EMFILE' || code === 'ENFILE') return `too many files are open (${code})`
  return `the system refused to watch it (${code})`
}
