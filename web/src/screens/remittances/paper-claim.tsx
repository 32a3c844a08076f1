// A claim of a remittance in the shape of a paper remittance, and the glossary of just the codes that are used.
import { useQueries } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { type Adjudication, askCode } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Code, codeName } from '../../parts/marks.tsx'
import { Head, Section } from '../../parts/page.tsx'
import { MoneyAt, type Place } from '../../parts/segments.tsx'
import { words } from '../../words.ts'

const says = words.remittances
type Share = Adjudication['adjustments'][number]['share']
const DEDUCTIBLE: readonly Share[] = ['deductible']
const COINSURANCE: readonly Share[] = ['coinsurance']
const COPAY: readonly Share[] = ['copay']

/** Of the columns, in parts of the whole. */
const WIDTHS = [
  ['service', '9%'],
  ['procedure', '9%'],
  ['charge', '9%'],
  ['allowed', '9%'],
  ['deductible', '8%'],
  ['coinsurance', '8%'],
  ['copay', '8%'],
  ['patient', '8%'],
  ['codes', '23%'],
  ['paid', '9%'],
] as const

export function PaperClaim({ claim }: { readonly claim: Adjudication }) {
  const at = (segment: number): Place => ({ fileId: claim.fileId, file: claim.file, segment })
  const sum = (line: number | undefined, shares: readonly Share[]) =>
    claim.adjustments
      .filter(each => (line === undefined || each.line === line) && shares.includes(each.share))
      .reduce((total, each) => total + each.amountCents, 0)
  /** A sum leads to the first adjustment that is in it. */
  const sumAt = (line: number | undefined, shares: readonly Share[]) => {
    const first = claim.adjustments.find(
      each => (line === undefined || each.line === line) && shares.includes(each.share),
    )
    return <MoneyAt place={at(first?.segment ?? 0)} cents={sum(line, shares)} />
  }
  const codesOf = (line: number) => (
    <>
      {claim.adjustments
        .filter(each => each.line === line)
        .map(each => (
          <span key={each.id} className="paper-code">
            <Code code={codeName(each.groupCode, each.carc)} />{' '}
            <MoneyAt place={at(each.segment)} cents={each.amountCents} />
          </span>
        ))}
      {claim.remarks
        .filter(each => each.line === line)
        .map(each => (
          <span key={`r${each.ordinal}`} className="paper-code">
            <Code code={each.code} />
          </span>
        ))}
    </>
  )
  /** What the payer leaves to the patient (PR). */
  const patientOf = (line: number) =>
    claim.adjustments
      .filter(each => each.line === line && each.groupCode === 'PR')
      .reduce((total, each) => total + each.amountCents, 0)
  /** Charge less adjustments less payment: nothing, where a line adds up. */
  const offBy = ({ line, chargeCents, paidCents }: Adjudication['lineRows'][number]) =>
    claim.differenceCents === 0
      ? 0
      : claim.adjustments
          .filter(each => each.line === line)
          .reduce((rest, each) => rest - each.amountCents, chargeCents - paidCents)
  const whole = claim.adjustments.some(each => each.line === 0) || claim.remarks.some(each => each.line === 0)
  return (
    <article aria-label={claim.account}>
      <header className="paper-head">
        <span>
          {says.patient} <strong>{claim.patientName ?? words.unknown}</strong>
        </span>
        <span>
          {words.denial.member} <span className="mono">{claim.memberId ?? ''}</span>
        </span>
        <span>
          {says.account} <strong>{claim.account}</strong>
        </span>
        <span>
          {says.payerControl} <span className="mono">{claim.payerControl ?? ''}</span>
        </span>
        <span>{claim.statusSays}</span>
        {claim.denialId === undefined ? null : (
          <span className="no-print">
            <ToDenial id={claim.denialId}>{words.denial.title(claim.denialId)}</ToDenial>
          </span>
        )}
      </header>
      <div className="table-scroll">
        <table className="lines paper-lines">
          {/* The same in every claim, so that columns stand below each other. */}
          <colgroup>
            {WIDTHS.map(([name, width]) => (
              <col key={name} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <Head>{says.service}</Head>
              <Head>{words.denial.procedure}</Head>
              <Head right>{says.charge}</Head>
              <Head right>{says.allowed}</Head>
              <Head right>{says.deductible}</Head>
              <Head right>{says.coinsurance}</Head>
              <Head right>{says.copay}</Head>
              <Head right>{says.patientPart}</Head>
              <Head>{says.group}</Head>
              <Head right>{says.paid}</Head>
            </tr>
          </thead>
          <tbody>
            {whole ? (
              <tr>
                <td colSpan={8}>{words.denial.claimLevel}</td>
                <td>{codesOf(0)}</td>
                <td />
              </tr>
            ) : null}
            {claim.lineRows.map(line => (
              <tr key={line.line}>
                <td>{line.serviceFrom === null ? '' : day(line.serviceFrom, today())}</td>
                <td>
                  <span className="mono">{line.procedure}</span> {line.modifiers}
                </td>
                <MoneyCell place={at(line.segment)} cents={line.chargeCents} />
                <td className="right">
                  {line.allowedCents === null ? '' : <MoneyAt place={at(line.segment)} cents={line.allowedCents} />}
                </td>
                <td className="right">{sumAt(line.line, DEDUCTIBLE)}</td>
                <td className="right">{sumAt(line.line, COINSURANCE)}</td>
                <td className="right">{sumAt(line.line, COPAY)}</td>
                <td className="right">{money(patientOf(line.line))}</td>
                <td>
                  {codesOf(line.line)}
                  {offBy(line) === 0 ? null : <p className="bad">✗ {says.differs(money(offBy(line)))}</p>}
                </td>
                <MoneyCell place={at(line.segment)} cents={line.paidCents} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>{says.totals}</td>
              <MoneyCell place={at(claim.segment)} cents={claim.chargeCents} />
              <td />
              <td className="right">{sumAt(undefined, DEDUCTIBLE)}</td>
              <td className="right">{sumAt(undefined, COINSURANCE)}</td>
              <td className="right">{sumAt(undefined, COPAY)}</td>
              <MoneyCell place={at(claim.segment)} cents={claim.patientCents} />
              <td>
                {claim.differenceCents === 0 ? (
                  ''
                ) : (
                  <span className="bad">✗ {says.differs(money(claim.differenceCents))}</span>
                )}
              </td>
              <MoneyCell place={at(claim.segment)} cents={claim.paidCents} />
            </tr>
          </tfoot>
        </table>
      </div>
    </article>
  )
}

function MoneyCell(money: ComponentProps<typeof MoneyAt>) {
  return (
    <td className="right">
      <MoneyAt {...money} />
    </td>
  )
}

/** What each code used here means, once. */
export function Glossary({ claims }: { readonly claims: readonly Adjudication[] }) {
  const codes = [
    ...new Set(
      claims.flatMap(claim => [
        ...claim.adjustments.map(each => codeName(each.groupCode, each.carc)),
        ...claim.remarks.map(each => each.code),
      ]),
    ),
  ].sort()
  const pages = useQueries({ queries: codes.map(code => askCode(code)) })
  if (codes.length === 0) return null
  return (
    <Section title={says.glossary}>
      <dl className="glossary">
        {codes.map((code, index) => (
          <div key={code}>
            <dt>
              <Code code={code} />
            </dt>
            <dd>{pages[index]?.data?.meaning ?? ''}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
