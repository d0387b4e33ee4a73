import { Problem } from '../../src/problem.ts'

const KEPT = 'Your workspace is as it was.'

export const zipUnreadable = (cause: unknown) =>
  new Problem('ZIP_UNREADABLE', {
    message: `That file is no zip, or a damaged one. ${KEPT}`,
    fix: 'Choose a zip that Export gave you, or make one of a workspace folder: zip -r workspace.zip workspace',
    cause,
  })

export const zipWithoutSchema = () =>
  new Problem('ZIP_WITHOUT_SCHEMA', {
    message: `There is no prisma/schema.prisma in that zip. ${KEPT}`,
    fix: 'Zip the folder that holds prisma/, as it is: zip -r workspace.zip workspace',
  })

export const zipPathRefused = (path: string) =>
  new Problem('ZIP_PATH_REFUSED', {
    message: `That zip holds a path that leads out of its folder: ${path.slice(0, 80)}. ${KEPT}`,
    fix: 'Zip the workspace folder by its name, from the folder above it: zip -r workspace.zip workspace',
  })

/** `what` is what there is too much of, as a sentence without its end: `It holds 3,000 files`. */
export const zipTooLarge = (what: string, limit: string) =>
  new Problem('ZIP_TOO_LARGE', {
    message: `${what}; a workspace has at most ${limit}. ${KEPT}`,
    fix: 'Leave out what is not yours to write: zip -r workspace.zip workspace -x "*/node_modules/*" "*/generated/*"',
  })

export const zipNotText = (path: string, cause: unknown) =>
  new Problem('ZIP_NOT_TEXT', {
    message: `${path} in that zip is not UTF-8 text. ${KEPT}`,
    fix: `Save ${path} as UTF-8, zip the folder again, then import it.`,
    cause,
  })
