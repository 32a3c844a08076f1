// The records of `overturn explain --json`, one JSON object per line: a stable contract, documented in docs/json.md. Pure.

import type { Party, RawSegment } from '../x12/index.ts'
import { decodeText } from '../x12/index.ts'
import { type DecidedAdjustment, type DecidedClaim, type Decision, partyName, type Scope } from './decide.ts'
import type { ProviderAdjustment, RemittanceEnd } from './remittance.ts'

/** A segment as evidence: its text, shortened, and its ordinal. */
export function segmentAt(source: RawSegment | undefined): string | undefined {
  if (source === undefined) return undefined
  const text = decodeText(source.text)
  return `${text.length > 60 ? `${text.slice(0, 60)}…` : text} segment ${source.index}`
}

export function claimRecord(decided: DecidedClaim, remittance: number) {
  return { ...claimHead(decided, remittance), adjustments: decided.adjustments.map(adjustmentRecord) }
}

/** A claim's record without its adjustments, which stand last in it. */
export function claimHead(decided: DecidedClaim, remittance: number) {
  const { claim, balance } = decided
  return {
    record: 'claim',
    remittance,
    account: claim.account,
    payerControl: claim.payerControl,
    status: claim.status,
    filing: claim.filing === '' ? undefined : claim.filing,
    reversal: claim.reversal,
    chargeCents: claim.node.payment?.chargeCents,
    paidCents: claim.node.payment?.paidCents,
    patientCents: balance.patientCents,
    serviceFrom: claim.from,
    serviceTo: claim.to,
    balanced: balance.balanced,
    differenceCents: balance.differenceCents,
    outcome: decided.outcome,
    remarks: claim.whole.remarks.map(remark => remark.code),
    inpatient: givenOf(claim.node.inpatient),
    outpatient: givenOf(claim.node.outpatient),
    repeatedCents: balance.repeated?.cents,
  }
}

function adjustmentRecord(decided: DecidedAdjustment) {
  const { decision } = decided
  return {
    ...adjustmentHead(decided),
    decision: {
      ...decisionHead(decision),
      because: decision.because.map(({ rule, fact, is, wanted, holds, source }) => ({
        rule,
        fact,
        is,
        wanted,
        holds,
        at: segmentAt(source),
      })),
      cites: decision.cites,
    },
  }
}

/** An adjustment's record without its decision, which stands last in it. */
export function adjustmentHead({ adjustment, scope }: DecidedAdjustment) {
  return {
    level: adjustment.level,
    line: adjustment.line,
    procedure: scope.procedure,
    modifiers: adjustment.level === 'line' ? scope.modifiers : undefined,
    submitted: scope.node?.service?.submitted?.code,
    group: adjustment.group,
    carc: adjustment.carc,
    amountCents: adjustment.amountCents,
    quantity: adjustment.quantity,
    remarks: remarksOf(scope),
  }
}

/** A decision's words, without its trace and its sources, which stand last in it. */
export function decisionHead(decision: Decision) {
  return {
    kind: decision.kind,
    cause: decision.cause,
    family: decision.family,
    action: decision.action,
    liable: decision.liable,
    mayBillPatient: decision.mayBillPatient,
    mayBillPatientBecause: decision.mayBillPatientBecause,
    appealable: decision.appealable,
    noAppeal: decision.noAppeal,
    law: decision.law,
    outside: decision.outside,
    sure: decision.sure,
    rule: decision.rule,
    why: decision.why,
  }
}

/** What a segment holds (MIA, MOA), by the names of `src/x12/transactions/835.ts`; undefined when it is not there. */
function givenOf(
  segment: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (segment === undefined) return undefined
  return Object.fromEntries(
    Object.entries(segment).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
}

function remarksOf(scope: Scope): string[] {
  return scope.remarks.map(remark => remark.code)
}

export function providerAdjustmentRecord({ reason, reference, amountCents }: ProviderAdjustment, remittance: number) {
  return { record: 'provider-adjustment', remittance, reason, reference, amountCents }
}

export function remittanceRecord({ index, start, tree, claims, balanced, differenceCents }: RemittanceEnd) {
  const payment = tree.payment
  return {
    record: 'remittance',
    index,
    control: start.control,
    payer: {
      name: partyName(tree.payer),
      id: tree.payer?.name?.id ?? referenceOf(tree.payer, '2U') ?? tree.trace?.originator,
    },
    payee: {
      name: partyName(tree.payee),
      npi: tree.payee?.name?.idQualifier === 'XX' ? tree.payee.name.id : referenceOf(tree.payee, 'HPI'),
    },
    method: payment?.method,
    paymentCents: payment?.paymentCents,
    paymentDate: payment?.date,
    trace: tree.trace?.number,
    claims,
    balanced,
    differenceCents,
  }
}

function referenceOf(party: Party | undefined, qualifier: string): string | undefined {
  return party?.references.find(reference => reference.qualifier === qualifier)?.number
}
