import type { FieldProof, Finding, Proof } from '../../src/survival/proof.ts'
import { describeFindings } from './describe-findings.ts'

/** A proof, a row a field: what was expected, what is there, and in which rows it is not. */
export function ProofTable({ proof, caption }: { proof: Proof; caption: string }) {
  return (
    <>
      <table class="proof">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Expected</th>
            <th scope="col">Preserved</th>
            <th scope="col">Changed</th>
            <th scope="col">Lost</th>
          </tr>
        </thead>
        <tbody>
          {proof.fields.map((field) => (
            <FieldRow field={field} key={field.field} />
          ))}
        </tbody>
      </table>
      <Findings findings={proof.findings} />
    </>
  )
}

function FieldRow({ field: { field, column, expected, preserved, changed, lost } }: FieldRowProps) {
  const isWhole = expected === preserved
  return (
    <tr class={isWhole ? 'whole' : 'broken'}>
      <th scope="row">
        <span class="verdict">
          <span aria-hidden="true">{isWhole ? '✓' : '✗'}</span>
          <span class="unseen">{isWhole ? 'kept: ' : 'not kept: '}</span>
        </span>
        {field}
        {column !== field && <code class="column">{column ?? 'no column'}</code>}
      </th>
      <td>{expected}</td>
      <td>{preserved}</td>
      <td class={changed > 0 ? 'bad' : ''}>{changed}</td>
      <td class={lost > 0 ? 'bad' : ''}>{lost}</td>
    </tr>
  )
}

interface FieldRowProps {
  field: FieldProof
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <ul class="findings">
      {describeFindings(findings).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
