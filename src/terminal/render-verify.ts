import type { VerifyReport } from '../course/verify.ts'
import type { Page } from './page.ts'
import { renderProof } from './render-proof.ts'

export function renderVerify(report: VerifyReport, page: Page): string {
  const { phase, name, rows, survived } = report
  const counted = `${rows.found} rows in the table, ${rows.expected} expected`
  const verdict = survived
    ? page.paint('green', 'Everything survived: every value is there.')
    : `${page.paint('red', 'Not everything survived.')} ${page.paint('bold', 'Next:')} npm run seed puts back what is missing of the seed;\nnpm run reset -- ${phase} puts back the seed as it was, and keeps what is there for npm run undo.`
  return [
    page.paint('bold', `${name.replace(/^p/, 'P')}: ${counted}`),
    renderProof(report, page),
    verdict,
  ].join('\n')
}
