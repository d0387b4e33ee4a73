/** A command or a statement that ends a text on a line of its own, where it can be copied from. */
export function putCommandApart(text: string): string {
  return text.replace(/: (?=(?:cd|git|mv|npm|npx|ALTER|CREATE|DROP|INSERT|UPDATE) [^\n]*$)/, ':\n')
}
