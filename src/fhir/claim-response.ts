// A payer's answer to one claim as a ClaimResponse of FHIR R4: what the biller's side reads where the patient's side reads an explanation of benefits.
import { createdOn, ofLine, outcomeOf, reasonsAt, statusOf, totalsOf } from './amounts.ts'
import type { AnsweredClaim } from './answered-claim.ts'
import { typesOf } from './claim-kind.ts'
import { payerReference, providerReference } from './parties.ts'
import { concept, money, namespace, type Resource, reference } from './values.ts'

/** http://terminology.hl7.org/CodeSystem/ex-paymenttype: all of the claim, or a part of it. */
const PAYMENT_TYPE = 'http://terminology.hl7.org/CodeSystem/ex-paymenttype'

export function claimResponse(claim: AnsweredClaim): Resource {
  const { id, postedAt, patientId, payer, payerControl, paymentDate, paidCents, trace, status } = claim
  const head = reasonsAt(claim, 0)
  return {
    resourceType: 'ClaimResponse',
    id: String(id),
    meta: { lastUpdated: postedAt },
    ...(payerControl === null
      ? {}
      : { identifier: [{ system: namespace('claims', payer.identifier), value: payerControl }] }),
    status: statusOf(claim),
    ...typesOf(claim),
    use: 'claim',
    patient: reference('Patient', String(patientId)),
    created: createdOn(claim),
    insurer: payerReference(claim),
    requestor: providerReference(claim),
    outcome: outcomeOf(claim),
    // CLP02, the status that the payer gives the claim.
    disposition: `Claim status ${status}`,
    insurance: [{ sequence: 1, focal: true, coverage: reference('Coverage', String(patientId)) }],
    ...(claim.lines.length === 0
      ? {}
      : { item: claim.lines.map(line => ({ itemSequence: line.line, adjudication: ofLine(claim, line) })) }),
    ...(head.length === 0 ? {} : { adjudication: head }),
    total: totalsOf(claim),
    payment: {
      type: concept({ system: PAYMENT_TYPE, code: claim.outcome === 'partly-denied' ? 'partial' : 'complete' }),
      ...(paymentDate === null ? {} : { date: paymentDate }),
      amount: money(paidCents),
      ...(trace === null ? {} : { identifier: { system: namespace('payments', payer.identifier), value: trace } }),
    },
  }
}
