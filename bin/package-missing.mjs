/** What to say when an import failed because npm has not installed everything; undefined otherwise. */
export function describeMissing(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') return undefined
  const [message] = error.message.split(' imported from')
  return `A package is missing, or a file of the project: ${message}.`
}
