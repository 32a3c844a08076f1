// A claim as it was sent, as rows of the store.
import { dayOf, type SubmittedClaim } from '../../../x12/index.ts'
import type { RowSet } from '../row-set.ts'
import { accountKey } from './account-key.ts'

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
  rows.add('claim', {
    practiceId,
    id,
    transmissionId: place.transmissionId,
    ordinal: place.ordinal,
    kind: claim.kind,
    account: claim.account,
    accountKey: accountKey(claim.account),
    chargeCents: claim.chargeCents,
    facility: claim.facility ?? null,
    frequency: claim.frequency,
    originalControl: claim.originalControl ?? null,
    authorizationNumber: claim.authorization ?? null,
    referralNumber: claim.referral ?? null,
    sequence: claim.sequence ?? null,
    filing: claim.filing ?? null,
    payerName: claim.payer.name ?? null,
    payerIdentifier: claim.payer.id?.toUpperCase() ?? null,
    memberId: claim.memberId ?? null,
    patientName: claim.patientName ?? null,
    patientBorn: dayOf(claim.patientBorn),
    billingNpi: claim.billingNpi ?? null,
    renderingNpi: claim.renderingNpi ?? null,
    serviceFrom: dayOf(claim.period?.from),
    serviceTo: dayOf(claim.period?.to),
    lines: claim.lines.length,
    sentOn: dayOf(place.sentOn),
    segment: claim.source?.index ?? 0,
  })
  for (const line of claim.lines)
    rows.add('claimLine', {
      practiceId,
      claimId: id,
      line: line.line,
      control: line.control ?? null,
      revenue: line.revenue ?? null,
      procedure: line.procedure ?? null,
      modifiers: line.modifiers.join(' '),
      chargeCents: line.chargeCents,
      units: line.units ?? null,
      place: line.place ?? null,
      pointers: line.pointers.join(' '),
      serviceFrom: dayOf(line.period?.from),
      serviceTo: dayOf(line.period?.to),
      segment: line.source?.index ?? 0,
    })
  for (const [ordinal, { qualifier, code }] of claim.diagnoses.entries())
    rows.add('claimDiagnosis', { practiceId, claimId: id, ordinal, qualifier, code })
  for (const [ordinal, payer] of claim.otherPayers.entries())
    rows.add('claimPayer', {
      practiceId,
      claimId: id,
      ordinal,
      sequence: payer.sequence,
      filing: payer.filing ?? null,
      identifier: payer.id ?? null,
      name: payer.name ?? null,
      paidCents: payer.paidCents ?? null,
    })
}
