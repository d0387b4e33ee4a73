/** Whether a `prisma …` command line, without the program, is one that needs a database. */
export function needsDatabase(words: readonly string[]): boolean {
  if (words.some((word) => HELP.includes(word))) return false
  const [command, subcommand] = words.filter((word) => !word.startsWith('-'))
  if (command === 'generate') return words.includes('--sql')
  if (command === 'migrate' && subcommand === 'diff') return words.some(isLive)
  return command === 'migrate' || command === 'db' || command === 'studio'
}

const HELP = ['--help', '-h']

/** Comparing files of models needs no database; replaying migrations needs one for the shadow. */
function isLive(word: string): boolean {
  return /^--(from|to)-(config-datasource|migrations)\b/.test(word)
}
