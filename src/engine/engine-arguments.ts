/** What the prisma CLI asks of the schema engine on its command line. */
export interface EngineArguments {
  mode: 'rpc' | 'version' | 'cli'
  /** The command after `cli`: `can-connect-to-database`, `create-database`, `drop-database`. */
  command: string | undefined
  /** Paths of Prisma schema files. */
  datamodels: string[]
  url: string | undefined
  shadowDatabaseUrl: string | undefined
}

/**
 * Reads the command line that `prisma` composes. Options that this engine has no use for
 * (preview features, extension types) are accepted.
 */
export function readEngineArguments(words: readonly string[]): EngineArguments {
  const options: [name: string, value: string][] = []
  const plain: string[] = []
  for (let index = 0; index < words.length; index++) {
    const [name = '', inline] = (words[index] ?? '').split(/=(.*)/s)
    if (!name.startsWith('-') || FLAGS.includes(name)) plain.push(name)
    else options.push([name, inline ?? words[++index] ?? ''])
  }
  const values = (...names: string[]) =>
    options.filter(([name]) => names.includes(name)).map(([, value]) => value)
  const { url, shadowDatabaseUrl } = JSON.parse(values('--datasource')[0] || '{}')
  const cli = plain.indexOf('cli')
  return {
    mode: plain.some((word) => FLAGS.includes(word)) ? 'version' : cli < 0 ? 'rpc' : 'cli',
    command: cli < 0 ? undefined : plain[cli + 1],
    datamodels: values('--datamodels', '-d'),
    url: url || undefined,
    shadowDatabaseUrl: shadowDatabaseUrl || undefined,
  }
}

const FLAGS = ['--version', '-V']
