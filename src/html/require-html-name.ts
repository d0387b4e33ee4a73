import { Problem } from '../problem.ts'

/** The name of a page's file. Throws the Problem `HTML_FILE_EXPECTED` for one that may hold something else. */
export function requireHtmlName(file: string): string {
  if (/\.html?$/i.test(file)) return file
  throw new Problem('HTML_FILE_EXPECTED', {
    message: `--html takes the name of a file that ends in .html, not "${file}".`,
    fix: 'npm run diff -- 2 3 --html diff.html',
  })
}
