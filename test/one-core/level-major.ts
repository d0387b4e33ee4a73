/** What PostgreSQL 18, which PGlite is, says otherwise than the versions before it. */
const DIFFERENCES = [
  // EXPLAIN names what a setting has disabled; before, it was only reckoned to cost more.
  /\n +Disabled: true/g,
  // Before, the file of an extension that is not there was named, which is in another place everywhere.
  /(^|\n *Detail: )Could not open extension control file "[^"]*": No such file or directory\./g,
]

/** A result without these. */
export function levelMajor(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result), (_, value) => {
    if (typeof value !== 'string') return value
    const level = DIFFERENCES.reduce((text, difference) => text.replace(difference, ''), value)
    // A detail that said nothing else is no detail.
    return level === '' && value !== '' ? undefined : level
  })
}
