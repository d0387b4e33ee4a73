/** The first lines of a text, as many as there is room for; the last of them says what is missing. */
export function cutLines(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines]
  if (room < 3) return lines.slice(0, Math.max(0, room))
  const missing = lines.length - room + 1
  return [...lines.slice(0, room - 1), `… ${missing} more lines: make the window taller`]
}

/** As many lines as there is room for, around the one at `center`; says how many are left out. */
export function windowLines(lines: readonly string[], room: number, center: number): string[] {
  if (lines.length <= room) return [...lines]
  if (room < 3) return []
  const start = Math.min(Math.max(0, center - Math.floor(room / 2)), lines.length - room)
  const shown = lines.slice(start, start + room)
  const below = lines.length - start - room
  if (start > 0) shown[0] = `… ${start + 1} above`
  if (below > 0) shown[room - 1] = `… ${below + 1} below`
  return shown
}

/** One part of a text that is shown part by part, and how many parts it has. */
export function partOf(
  lines: readonly string[],
  room: number,
  part: number,
): { lines: string[]; part: number; parts: number } {
  const size = Math.max(1, room)
  const parts = Math.max(1, Math.ceil(lines.length / size))
  const shown = Math.min(part, parts - 1)
  return { lines: lines.slice(shown * size, (shown + 1) * size), part: shown, parts }
}
