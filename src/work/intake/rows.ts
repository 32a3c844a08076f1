// A decided claim as rows of the store, and what settling needs of it. Everything a payer sent is kept: zero amounts, odd codes.
import type { DecidedAdjustment, DecidedClaim, Decision, Scope } from '../../decide/decide.ts'
import type { ProviderAdjustment } from '../../decide/remittance.ts'
import { type FlatRows, pushRow, type Row, type TableName } from '../../store/store.ts'
import type { PersonName } from '../../x12/index.ts'
import { decodeText } from '../../x12/index.ts'
import type { Adjudication } from './settle.ts'

/** Rows by table, ready for a bulk load. */
export type RowSet = Map<TableName, FlatRows>

/** One adjustment that is worth work. */
export interface Stake {
  readonly adjustmentId: number
  readonly group: string
  readonly carc: string
  readonly kind: string
  readonly cause: string
  readonly action: string
  readonly appealable: boolean
  readonly amountCents: number
}

/** A posted claim as far as denials are opened from it. */
export interface PostedClaim {
  readonly adjudication: Adjudication
  readonly payerId: number
  readonly filing: string
  readonly serviceTo: string | null
  readonly patientName: string | null
  readonly remarks: readonly string[]
  readonly stakes: readonly Stake[]
}

export interface ClaimPlace {
  readonly practiceId: number
  readonly remittanceId: number
  readonly payerId: number
  readonly traceKey: string
  /** Ordinal of the CLP in its remittance, from 0. */
  readonly ordinal: number
  readonly paymentDate: string | null
  /** Version of what was known when it was decided. */
  readonly knowledge: string
  /** ISO instant. */
  readonly now: string
  readonly nextId: () => number
}

export function rowsFor(rows: RowSet, table: TableName): FlatRows {
  const known = rows.get(table)
  if (known !== undefined) return known
  const made: FlatRows = []
  rows.set(table, made)
  return made
}

/** Remarks by which a payer says that it split a claim. */
const SPLIT = new Set(['MA15', 'N123', 'N21'])

/** Adds the rows of one claim. */
export function addClaim(rows: RowSet, decided: DecidedClaim, place: ClaimPlace): PostedClaim {
  const { claim, balance, outcome } = decided
  const { practiceId } = place
  const id = place.nextId()
  const remarks = [claim.whole, ...claim.lines].flatMap(scope => scope.remarks.map(remark => remark.code))
  const split = remarks.some(code => SPLIT.has(code))
  const payerControl = claim.payerControl ?? null
  const originalControl = claim.node.references.find(reference => reference.qualifier === 'F8')?.number ?? null
  const serviceFrom = claim.from ?? null
  const patientName = nameOf(claim.patient)
  pushRow(rowsFor(rows, 'remit_claim'), 'remit_claim', {
    practice_id: practiceId,
    id,
    remittance_id: place.remittanceId,
    ordinal: place.ordinal,
    payer_id: place.payerId,
    account: claim.account,
    payer_control: payerControl,
    original_control: originalControl,
    status: claim.status,
    filing: claim.filing,
    reversal: claim.reversal ? 1 : 0,
    payment_date: place.paymentDate,
    charge_cents: claim.chargeCents,
    paid_cents: claim.paidCents,
    patient_cents: balance.patientCents,
    difference_cents: balance.differenceCents,
    lines: claim.lines.length,
    service_from: serviceFrom,
    service_to: claim.to ?? null,
    received_date: claim.node.dates.find(date => date.qualifier === '050')?.date ?? null,
    patient_name: patientName,
    member_id: claim.patient?.id ?? claim.insured?.id ?? null,
    outcome,
    at_stake_cents: decided.atStakeCents,
    split: split ? 1 : 0,
    segment: claim.source?.index ?? 0,
  })
  addRemarks(rows, practiceId, id, claim.whole, 0)
  for (const [at, line] of claim.lines.entries()) {
    addLine(rows, practiceId, id, at + 1, line)
    addRemarks(rows, practiceId, id, line, at + 1)
  }
  const stakes: Stake[] = []
  for (const adjustment of decided.adjustments) {
    const stake = addAdjustment(rows, adjustment, id, place)
    if (stake !== undefined) stakes.push(stake)
  }
  return {
    adjudication: {
      id,
      account: claim.account,
      payerControl,
      originalControl,
      reversal: claim.reversal,
      split,
      paymentDate: place.paymentDate,
      serviceFrom,
      chargeCents: claim.chargeCents,
      paidCents: claim.paidCents,
      atStakeCents: decided.atStakeCents,
      remittance: place.traceKey,
      ordinal: place.ordinal,
    },
    payerId: place.payerId,
    filing: claim.filing,
    serviceTo: claim.to ?? serviceFrom,
    patientName,
    remarks,
    stakes,
  }
}

function addLine(rows: RowSet, practiceId: number, claimId: number, line: number, scope: Scope): void {
  const node = scope.node
  const submitted = node?.service?.submitted
  pushRow(rowsFor(rows, 'remit_line'), 'remit_line', {
    practice_id: practiceId,
    remit_claim_id: claimId,
    line,
    procedure: scope.procedure ?? null,
    submitted: submitted?.code ?? null,
    modifiers: scope.modifiers.join(' '),
    charge_cents: scope.chargeCents,
    paid_cents: scope.paidCents,
    units: node?.service?.paidUnits ?? null,
    allowed_cents: scope.allowedCents ?? null,
    control: node?.references.find(reference => reference.qualifier === '6R')?.number ?? null,
    service_from: scope.from ?? null,
    service_to: scope.to ?? null,
    segment: scope.source?.index ?? 0,
  })
}

function addRemarks(rows: RowSet, practiceId: number, claimId: number, scope: Scope, line: number): void {
  for (const [ordinal, { code, source }] of scope.remarks.entries())
    rowsFor(rows, 'remark').push(practiceId, claimId, line, ordinal, code, source?.index ?? 0)
}

function addAdjustment(
  rows: RowSet,
  { adjustment, decision }: DecidedAdjustment,
  claimId: number,
  { practiceId, knowledge, now, nextId }: ClaimPlace,
): Stake | undefined {
  const id = nextId()
  const { group, carc, amountCents } = adjustment
  rowsFor(rows, 'adjustment').push(
    practiceId,
    id,
    claimId,
    adjustment.line ?? 0,
    group,
    carc,
    amountCents,
    adjustment.quantity ?? null,
    adjustment.source?.index ?? 0,
  )
  const { kind, cause, action, appealable } = decision
  pushRow(
    rowsFor(rows, 'decision'),
    'decision',
    decisionRow(decision, { practiceId, adjustmentId: id, turn: 1, knowledge, now }),
  )
  if (kind !== 'denial' && kind !== 'underpayment') return undefined
  return { adjustmentId: id, group, carc, kind, cause, action, appealable, amountCents }
}

/** A decision as it is kept, whole. */
export function decisionRow(
  decision: Decision,
  at: {
    readonly practiceId: number
    readonly adjustmentId: number
    readonly turn: number
    readonly knowledge: string
    readonly now: string
  },
): Row<'decision'> {
  return {
    practice_id: at.practiceId,
    adjustment_id: at.adjustmentId,
    turn: at.turn,
    kind: decision.kind,
    cause: decision.cause,
    action: decision.action,
    liable: decision.liable,
    may_bill: decision.mayBillPatient ? 1 : 0,
    appealable: decision.appealable ? 1 : 0,
    sure: decision.sure,
    rule: decision.rule,
    why: decision.why,
    because: traceText(decision.because),
    knowledge: at.knowledge,
    decided_at: at.now,
  }
}

/**
 * The trace as it is kept: [rule, fact, answer, holds, segment] as JSON, in the order in which it was asked. Put together by hand:
 * rule and fact are the same few hundred texts, millions of times.
 */
export function traceText(because: DecidedAdjustment['decision']['because']): string {
  let text = '['
  for (const { rule, fact, is, holds, source } of because) {
    if (text.length > 1) text += ','
    const value = typeof is === 'number' ? is : is === undefined ? 'null' : JSON.stringify(is)
    text += `${headText(rule, fact)}${value},${holds ? 1 : 0},${source?.index ?? 0}]`
  }
  return `${text}]`
}

const heads = new Map<string, Map<string, string>>()

function headText(rule: string, fact: string): string {
  const byFact = heads.get(rule) ?? new Map<string, string>()
  if (byFact.size === 0) heads.set(rule, byFact)
  const known = byFact.get(fact)
  if (known !== undefined) return known
  const made = `[${JSON.stringify(rule)},${JSON.stringify(fact)},`
  byFact.set(fact, made)
  return made
}

export function addProviderAdjustments(
  rows: RowSet,
  practiceId: number,
  remittanceId: number,
  adjustments: readonly ProviderAdjustment[],
): void {
  for (const [ordinal, { provider, reason, reference, amountCents, source }] of adjustments.entries())
    rowsFor(rows, 'provider_adjustment').push(
      practiceId,
      remittanceId,
      ordinal,
      provider ?? null,
      reason,
      reference ?? null,
      amountCents ?? 0,
      source?.index ?? 0,
    )
}

function nameOf(person: PersonName | undefined): string | null {
  const name = [person?.last, person?.first].filter(part => part !== undefined).join(', ')
  return name === '' ? null : decodeText(name)
}
