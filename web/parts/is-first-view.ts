let drawn = 0

/** Whether the view that is drawn now is the first one since the page was opened. */
export function isFirstView(): boolean {
  return drawn++ === 0
}
