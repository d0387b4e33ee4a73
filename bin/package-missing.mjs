/** What to say when something failed because npm has not installed everything; undefined otherwise. */
export function describeMissing({ code, message }) {
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return undefined
  // After that come places in the file system, on the same line or on more.
  const [what] = message.split(/ imported from|\n/)
  return `A package is missing, or a file of the project: ${what}.`
}
