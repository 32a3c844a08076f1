// The remittance as it was paid: each adjudication with its lines and adjustments, each adjustment with its decision, the questions behind it
// opened on demand.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Adjudication, Decision, DenialStory } from '../../api/questions.ts'
import { day, money, plain, today } from '../../parts/figures.ts'
import { Code, codeName, Money, Sources, Sure } from '../../parts/marks.tsx'
import { Lines } from '../../parts/page.tsx'
import { At, MoneyAt, type Place } from '../../parts/segments.tsx'
import { words } from '../../words.ts'

const says = words.denial

export function PaidPane({ story: { adjudications, recoupments, paidBefore } }: { readonly story: DenialStory }) {
  return (
    <section className="pane" aria-labelledby="pane-paid">
      <h2 id="pane-paid">{says.paid}</h2>
      {[...adjudications].reverse().map((claim, index) => (
        <details key={claim.id} open={index === 0}>
          <summary>
            {says.role(claim.paymentDate === null ? words.unknown : day(claim.paymentDate, today()), claim.role)} ·{' '}
            {money(claim.paidCents)}
          </summary>
          <Adjudged claim={claim} />
        </details>
      ))}
      <PaidBefore found={paidBefore} />
      {recoupments.length === 0 ? null : (
        <>
          <h3>{says.recoupments}</h3>
          <ul>
            {recoupments.map(each => (
              <li key={`${each.reason} ${each.reference} ${each.amountCents} ${each.trace}`}>
                {each.paymentDate === null ? '' : day(each.paymentDate, today())} <Code code={`PLB-${each.reason}`} />{' '}
                {money(each.amountCents)} <span className="soft">{each.reference}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What the payer paid before for the same patient: the sentence of each denied line, and the payments that it speaks of. */
function PaidBefore({ found }: { readonly found: DenialStory['paidBefore'] }) {
  if (found.length === 0) return null
  return (
    <>
      <h3>{says.paidBefore}</h3>
      {found.map(({ line, code, says: sentence, services }) => (
        <div key={`${line} ${code}`}>
          <p>
            <strong>{says.paidBeforeLine(line, code)}</strong> {sentence}
          </p>
          <ul>
            {services.slice(0, SERVICES_SHOWN).map(each => (
              <li key={`${each.remitClaimId} ${each.line}`}>
                {day(each.serviceFrom, today())}{' '}
                <span className="mono">{[each.procedure, ...each.modifiers].join(' ')}</span> {money(each.paidCents)}{' '}
                <span className="soft mono">{each.account}</span>
              </li>
            ))}
            {services.length > SERVICES_SHOWN ? (
              <li className="soft">{says.paidBeforeMore(services.length - SERVICES_SHOWN)}</li>
            ) : null}
          </ul>
        </div>
      ))}
    </>
  )
}

const SERVICES_SHOWN = 5

export function Adjudged({ claim }: { readonly claim: Adjudication }) {
  const at = (segment: number): Place => ({ fileId: claim.fileId, file: claim.file, segment })
  const scopes = [{ line: 0 }, ...claim.lineRows]
  return (
    <>
      <p className="pair-line">
        {[
          { name: says.charge, cents: claim.chargeCents },
          { name: says.paidColumn, cents: claim.paidCents },
        ].map(({ name, cents }) => (
          <span key={name}>
            {name}{' '}
            <strong>
              <MoneyAt place={at(claim.segment)} cents={cents} />
            </strong>
          </span>
        ))}
        <span>
          {words.remittances.payerControl} <span className="mono">{claim.payerControl ?? words.none}</span>
        </span>
        <span>
          {words.remittances.trace}{' '}
          <Link to="/remittances/$id" params={{ id: String(claim.remittanceId) }} className="mono">
            {claim.trace ?? words.none}
          </Link>
        </span>
      </p>
      {scopes.map(scope => {
        const adjustments = claim.adjustments.filter(adjustment => adjustment.line === scope.line)
        const remarks = claim.remarks.filter(remark => remark.line === scope.line)
        if (scope.line === 0 && adjustments.length === 0 && remarks.length === 0) return null
        return (
          <div className="scope" key={scope.line}>
            <h3>
              {'procedure' in scope ? (
                <>
                  {says.line} {scope.line}: <span className="mono">{scope.procedure}</span> {scope.modifiers}{' '}
                  <At place={at(scope.segment)}>
                    {money(scope.chargeCents)} → {money(scope.paidCents)}
                  </At>
                </>
              ) : (
                says.claimLevel
              )}
            </h3>
            {remarks.length === 0 ? null : (
              <p className="remarks">
                {words.remittances.remarks}{' '}
                {remarks.map(remark => (
                  <Code key={remark.ordinal} code={remark.code} />
                ))}
              </p>
            )}
            {adjustments.map(adjustment => (
              <Adjusted key={adjustment.id} adjustment={adjustment} place={at} />
            ))}
          </div>
        )
      })}
    </>
  )
}

function Adjusted({
  adjustment: { groupCode, carc, amountCents, segment, decision },
  place,
}: {
  readonly adjustment: Adjudication['adjustments'][number]
  readonly place: (segment: number) => Place
}) {
  const [open, setOpen] = useState(false)
  const worked = decision !== undefined && WORKED.has(decision.kind)
  return (
    <div className={worked ? 'adjustment adjustment-worked' : 'adjustment'}>
      <div className="adjustment-head">
        <Code code={codeName(groupCode, carc)} />
        <span className="adjustment-says">
          {decision === undefined ? null : (
            <>
              <strong>
                {decision.action === 'none'
                  ? plain(decision.kind)
                  : `${plain(decision.kind)}: ${plain(decision.action)}`}
              </strong>
              <Sure sure={decision.sure} />
              <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? says.hideTrace : says.trace}
              </button>
            </>
          )}
        </span>
        <At place={place(segment)}>
          <Money cents={amountCents} strong />
        </At>
      </div>
      {decision !== undefined && (worked || open) ? <Decided decision={decision} open={open} place={place} /> : null}
    </div>
  )
}

/** Kinds that are worked: of the others it is enough to know what they are. */
const WORKED = new Set(['denial', 'underpayment', 'take-back'])

function Decided({
  decision,
  open,
  place,
}: {
  readonly decision: Decision
  readonly open: boolean
  readonly place: (segment: number) => Place
}) {
  return (
    <>
      <p>{decision.why}</p>
      {WORKED.has(decision.kind) ? (
        <p className="soft">
          {says.bears(plain(decision.liable))} · {decision.mayBillPatient ? says.billable : says.notBillable} ·{' '}
          {decision.appealable ? says.canAppeal : says.cannotAppeal}
        </p>
      ) : null}
      {open ? (
        <div className="trace">
          <p className="soft">{says.traceLead}</p>
          <Lines heads={[says.fact, says.is, says.wanted, says.at]}>
            {decision.because.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the trace is a fixed list in its own order
              <tr key={index} className={step.holds ? 'holds' : 'fails'}>
                <td>
                  <span aria-hidden="true">{step.holds ? '✓' : '✗'}</span>
                  <span className="hidden">{step.holds ? says.holds : says.fails}</span> {step.says}
                  <br />
                  <span className="soft">{step.rule}</span>
                </td>
                <td>{sayFact(step.is)}</td>
                <td>{step.wanted ?? words.unknown}</td>
                <td>
                  {step.segment === 0 ? (
                    ''
                  ) : (
                    <At place={place(step.segment)} label={says.segment(step.segment)}>
                      {step.segment}
                    </At>
                  )}
                </td>
              </tr>
            ))}
          </Lines>
          <p className="soft">{says.rule(decision.rule)}</p>
          <Sources cites={decision.cites} />
        </div>
      ) : null}
    </>
  )
}

function sayFact(is: Decision['because'][number]['is']): string {
  if (is === null) return words.none
  return Array.isArray(is) ? is.join(', ') : String(is)
}
