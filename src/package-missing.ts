/** Whether a package, or a file of the project, was not there when it was to be loaded. */
export function isPackageMissing(error: unknown): error is Error {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}
