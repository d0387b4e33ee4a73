import { openFile, showFile } from './open-file.ts'

/** One file to open. */
export function FileEntry({ path, note }: { path: string; note?: string | undefined }) {
  const isOpen = path === openFile.value
  return (
    <li>
      <button
        type="button"
        class="file"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => showFile(path)}
      >
        {path.split('/').at(-1)}
        {note && <span class="file-note">{note}</span>}
      </button>
    </li>
  )
}
