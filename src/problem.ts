/** What a person is told about an expected failure. */
export interface ProblemText {
  /** What happened and why, in one or two sentences. Never holds a password. */
  message: string
  /** What to do about it; ends in the next command to type where there is one. */
  fix: string
  cause?: unknown
}

/**
 * An expected failure: bad input, a server that does not answer, a database that is not ours.
 * A command prints it without a stack and exits with 2. Anything else thrown is a bug (exit 1).
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** Permanent name of this kind of failure, in capitals: `DATABASE_UNREACHABLE`. */
  readonly code: string
  readonly fix: string

  constructor(code: string, { message, fix, cause }: ProblemText) {
    super(message, { cause })
    this.code = code
    this.fix = fix
  }
}
