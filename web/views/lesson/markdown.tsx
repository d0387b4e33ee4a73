import { lexer, type Token, type Tokens } from 'marked'
import type { ComponentChildren } from 'preact'
import { CodeBlock } from '../../parts/code-block.tsx'
import { sectionName } from './section-name.ts'

interface MarkdownProps {
  text: string
  /** How much smaller headings are than written: 1 makes `#` an h2. */
  lower?: number
  /** Where a link leads: an address, or undefined for one that leads nowhere here. */
  resolve: (href: string) => string | undefined
}

/**
 * Markdown as elements. The parser's tokens are drawn one by one and no HTML is ever parsed, so markup
 * in a text is shown as the text it is.
 */
export function Markdown({ text, lower = 0, resolve }: MarkdownProps) {
  return <>{drawAll(lexer(text), { lower, resolve })}</>
}

type Context = Required<Pick<MarkdownProps, 'lower' | 'resolve'>>

function drawAll(tokens: readonly Token[] | undefined, context: Context): ComponentChildren {
  return tokens?.map((token) => draw(token, context))
}

/** Tokens that are an element around what is in them. */
const ELEMENTS = new Map<string, 'p' | 'blockquote' | 'strong' | 'em' | 'del'>([
  ['paragraph', 'p'],
  ['blockquote', 'blockquote'],
  ['strong', 'strong'],
  ['em', 'em'],
  ['del', 'del'],
])

function draw(token: Token, context: Context): ComponentChildren {
  const inside = () => drawAll('tokens' in token ? token.tokens : undefined, context)
  const Name = ELEMENTS.get(token.type)
  if (Name) return <Name>{inside()}</Name>
  switch (token.type) {
    case 'heading':
      return <Heading token={token as Tokens.Heading} context={context} />
    case 'code':
      return <CodeBlock code={token.text} language={(token as Tokens.Code).lang || undefined} />
    case 'list':
      return <List token={token as Tokens.List} context={context} />
    case 'table':
      return <Table token={token as Tokens.Table} context={context} />
    case 'codespan':
      return <code>{token.text}</code>
    case 'link':
      return <Link href={context.resolve((token as Tokens.Link).href)}>{inside()}</Link>
    case 'text':
      return 'tokens' in token && token.tokens ? inside() : token.text
    default:
      return drawPlain(token)
  }
}

/** Tokens without anything in them; raw HTML, and whatever else the parser may know, as it was written. */
function drawPlain(token: Token): ComponentChildren {
  if (token.type === 'hr') return <hr />
  if (token.type === 'br') return <br />
  if (token.type === 'space' || token.type === 'def') return null
  return token.type === 'escape' ? token.text : token.raw
}

function Heading({ token, context }: { token: Tokens.Heading; context: Context }) {
  const Name = `h${Math.min(6, token.depth + context.lower)}` as 'h2'
  return (
    <Name id={sectionName(token.text)} tabIndex={-1}>
      {drawAll(token.tokens, context)}
    </Name>
  )
}

function Link({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  if (href === undefined) return <>{children}</>
  return href.startsWith('#') ? (
    <a href={href}>{children}</a>
  ) : (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
      <span class="unseen"> (another site)</span>
    </a>
  )
}

function List({ token, context }: { token: Tokens.List; context: Context }) {
  const items = token.items.map((item) => <li>{drawAll(item.tokens, context)}</li>)
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>
}

function Table({ token, context }: { token: Tokens.Table; context: Context }) {
  return (
    <table>
      <thead>
        <tr>
          {token.header.map(({ tokens, text }) =>
            text === '' ? <td /> : <th scope="col">{drawAll(tokens, context)}</th>,
          )}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row) => (
          <tr>
            {row.map(({ tokens }) => (
              <td>{drawAll(tokens, context)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
