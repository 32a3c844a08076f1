// A decided claim as rows of the store, and what settling needs of it. Everything a payer sent is kept: zero amounts, odd codes.
import type { DecidedAdjustment, DecidedClaim, Decision, Scope } from '../../decide/decide.ts'
import type { ProviderAdjustment } from '../../decide/remittance.ts'
import type { Action, Cause, Kind } from '../../knowledge/load.ts'
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
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
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
  pushRow(rowsFor(rows, 'remitClaim'), 'remitClaim', {
    practiceId: practiceId,
    id,
    remittanceId: place.remittanceId,
    ordinal: place.ordinal,
    payerId: place.payerId,
    account: claim.account,
    payerControl: payerControl,
    originalControl: originalControl,
    status: claim.status,
    filing: claim.filing,
    reversal: claim.reversal,
    paymentDate: place.paymentDate,
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    patientCents: balance.patientCents,
    differenceCents: balance.differenceCents,
    lines: claim.lines.length,
    serviceFrom: serviceFrom,
    serviceTo: claim.to ?? null,
    receivedDate: claim.node.dates.find(date => date.qualifier === '050')?.date ?? null,
    patientName: patientName,
    memberId: claim.patient?.id ?? claim.insured?.id ?? null,
    outcome,
    atStakeCents: decided.atStakeCents,
    split: split,
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
  pushRow(rowsFor(rows, 'remitLine'), 'remitLine', {
    practiceId: practiceId,
    remitClaimId: claimId,
    line,
    procedure: scope.procedure ?? null,
    submitted: submitted?.code ?? null,
    modifiers: scope.modifiers.join(' '),
    chargeCents: scope.chargeCents,
    paidCents: scope.paidCents,
    units: node?.service?.paidUnits ?? null,
    allowedCents: scope.allowedCents ?? null,
    control: node?.references.find(reference => reference.qualifier === '6R')?.number ?? null,
    serviceFrom: scope.from ?? null,
    serviceTo: scope.to ?? null,
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
    practiceId: at.practiceId,
    adjustmentId: at.adjustmentId,
    turn: at.turn,
    kind: decision.kind,
    cause: decision.cause,
    action: decision.action,
    liable: decision.liable,
    mayBill: decision.mayBillPatient,
    appealable: decision.appealable,
    sure: decision.sure,
    rule: decision.rule,
    why: decision.why,
    because: traceText(decision.because),
    knowledge: at.knowledge,
    decidedAt: at.now,
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
    rowsFor(rows, 'providerAdjustment').push(
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
