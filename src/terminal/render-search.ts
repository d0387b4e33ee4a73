import type { SearchReport } from '../course/search.ts'
import type { Page } from './page.ts'
import { showValue } from './show-value.ts'
import { wrapText } from './wide-text.ts'

export function renderSearch(question: string, { hits, index }: SearchReport, page: Page): string {
  if (hits.length === 0) return 'Nobody has an embedding yet. Next: npm run seed'
  const people = hits.map(({ name, bio, distance }) => {
    const text = wrapText(showValue(bio), page.columns - 9)
    return `  ${distance.toFixed(3)}  ${page.paint('bold', showValue(name))}\n${text.replace(/^/gm, '         ')}`
  })
  const how = index ? `with the HNSW index ${index}` : 'by comparing every row'
  return [
    page.paint('bold', showValue(question)),
    ...people,
    page.paint('dim', `  cosine distance, ${how}`),
  ].join('\n')
}
