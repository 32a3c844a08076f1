// A claim as it was sent, as rows of the store.
import { pushRow } from '../../store/store.ts'
import type { SubmittedClaim } from '../../x12/index.ts'
import { accountKey } from './account-key.ts'
import { type RowSet, rowsFor } from './rows.ts'

export interface SubmittedPlace {
  readonly practiceId: number
  readonly transmissionId: number
  /** Ordinal of the CLM in its transmission, from 0. */
  readonly ordinal: number
  readonly sentOn: string | null
  readonly nextId: () => number
}

/** Adds the rows of one claim. */
export function addSubmitted(rows: RowSet, claim: SubmittedClaim, place: SubmittedPlace): void {
  const { practiceId } = place
  const id = place.nextId()
  pushRow(rowsFor(rows, 'claim'), 'claim', {
    practice_id: practiceId,
    id,
    transmission_id: place.transmissionId,
    ordinal: place.ordinal,
    kind: claim.kind,
    account: claim.account,
    account_key: accountKey(claim.account),
    charge_cents: claim.chargeCents,
    facility: claim.facility ?? null,
    frequency: claim.frequency,
    original_control: claim.originalControl ?? null,
    authorization_number: claim.authorization ?? null,
    referral_number: claim.referral ?? null,
    sequence: claim.sequence ?? null,
    filing: claim.filing ?? null,
    payer_name: claim.payer.name ?? null,
    payer_identifier: claim.payer.id?.toUpperCase() ?? null,
    member_id: claim.memberId ?? null,
    patient_name: claim.patientName ?? null,
    patient_born: claim.patientBorn ?? null,
    billing_npi: claim.billingNpi ?? null,
    rendering_npi: claim.renderingNpi ?? null,
    service_from: claim.period?.from ?? null,
    service_to: claim.period?.to ?? null,
    lines: claim.lines.length,
    sent_on: place.sentOn,
    segment: claim.source?.index ?? 0,
  })
  for (const line of claim.lines)
    pushRow(rowsFor(rows, 'claim_line'), 'claim_line', {
      practice_id: practiceId,
      claim_id: id,
      line: line.line,
      control: line.control ?? null,
      revenue: line.revenue ?? null,
      procedure: line.procedure ?? null,
      modifiers: line.modifiers.join(' '),
      charge_cents: line.chargeCents,
      units: line.units ?? null,
      place: line.place ?? null,
      pointers: line.pointers.join(' '),
      service_from: line.period?.from ?? null,
      service_to: line.period?.to ?? null,
      segment: line.source?.index ?? 0,
    })
  for (const [ordinal, { qualifier, code }] of claim.diagnoses.entries())
    rowsFor(rows, 'claim_diagnosis').push(practiceId, id, ordinal, qualifier, code)
  for (const [ordinal, payer] of claim.otherPayers.entries())
    pushRow(rowsFor(rows, 'claim_payer'), 'claim_payer', {
      practice_id: practiceId,
      claim_id: id,
      ordinal,
      sequence: payer.sequence,
      filing: payer.filing ?? null,
      identifier: payer.id ?? null,
      name: payer.name ?? null,
      paid_cents: payer.paidCents ?? null,
    })
}
