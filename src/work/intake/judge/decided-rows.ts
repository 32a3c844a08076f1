// A decided claim as rows of the store, and what settling needs of it. Everything a payer sent is kept: zero amounts, odd codes.
import { decidedStakes } from '../../../decide/at-stake.ts'
import { isSplit, saysItAll } from '../../../decide/case.ts'
import type { DecidedAdjustment, DecidedClaim, Decision, Scope } from '../../../decide/decide.ts'
import type { ProviderAdjustment } from '../../../decide/remittance.ts'
import type { Row } from '../../../store/store.ts'
import { keepTrace, type TraceForm } from '../../../store/trace-form.ts'
import type { PersonName } from '../../../x12/index.ts'
import { dayOf, decodeText } from '../../../x12/index.ts'
import type { FreshClaim, Stake } from '../../denial/posted.ts'
import type { RowSet } from '../row-set.ts'

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
  /** Takes the forms of the traces. */
  readonly forms: Map<number, TraceForm>
}

/** Adds the rows of one claim. */
export function addClaim(rows: RowSet, decided: DecidedClaim, place: ClaimPlace): FreshClaim {
  const { claim } = decided
  const { practiceId } = place
  const scopes = [claim.whole, ...claim.lines]
  const remarks = scopes.flatMap(scope => scope.remarks.map(remark => remark.code))
  const row = claimRow(decided, place, { id: place.nextId(), split: scopes.some(isSplit) })
  const { id } = row
  rows.add('remitClaim', row)
  addRemarks(rows, practiceId, id, claim.whole, 0)
  for (const [at, line] of claim.lines.entries()) {
    addLine(rows, practiceId, id, at + 1, line)
    addRemarks(rows, practiceId, id, line, at + 1)
  }
  const stakes: Stake[] = []
  const amounts = hasDisputedCut(decided) ? decidedStakes(claim, decided.adjustments) : undefined
  for (const [at, adjustment] of decided.adjustments.entries()) {
    const stake = addAdjustment(rows, adjustment, id, place)
    if (stake !== undefined) stakes.push(amounts === undefined ? stake : { ...stake, amountCents: amounts[at] ?? 0 })
  }
  return {
    id,
    account: row.account,
    payerControl: row.payerControl,
    originalControl: row.originalControl,
    paymentDate: row.paymentDate,
    serviceFrom: row.serviceFrom,
    chargeCents: row.chargeCents,
    paidCents: row.paidCents,
    atStakeCents: row.atStakeCents,
    plain: saysItAll(decided),
    status: row.status,
    outcome: row.outcome,
    receivedDate: row.receivedDate,
    reversal: row.reversal,
    payerId: row.payerId,
    filing: row.filing,
    serviceTo: row.serviceTo ?? row.serviceFrom,
    patientName: row.patientName,
    memberId: row.memberId,
    remarks,
    stakes,
  }
}

/** Whether a federal cut stands there that is too large: of it not all is at stake. */
function hasDisputedCut({ adjustments }: DecidedClaim): boolean {
  return adjustments.some(({ adjustment: { carc }, decision: { kind } }) => carc === '253' && kind === 'underpayment')
}

function claimRow(
  { claim, balance, outcome, atStakeCents }: DecidedClaim,
  place: ClaimPlace,
  { id, split }: { readonly id: number; readonly split: boolean },
): Row<'remitClaim'> {
  return {
    practiceId: place.practiceId,
    id,
    remittanceId: place.remittanceId,
    ordinal: place.ordinal,
    payerId: place.payerId,
    account: claim.account,
    payerControl: claim.payerControl ?? null,
    originalControl: claim.node.references.find(reference => reference.qualifier === 'F8')?.number ?? null,
    status: claim.status,
    filing: claim.filing,
    reversal: claim.reversal,
    paymentDate: place.paymentDate,
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    patientCents: balance.patientCents,
    differenceCents: balance.differenceCents,
    lines: claim.lines.length,
    serviceFrom: dayOf(claim.from),
    serviceTo: dayOf(claim.to),
    receivedDate: dayOf(claim.node.dates.find(date => date.qualifier === '050')?.date),
    patientName: nameOf(claim.patient),
    memberId: claim.patient?.id ?? claim.insured?.id ?? null,
    outcome,
    atStakeCents,
    split,
    segment: claim.source?.index ?? 0,
    frequency: claim.node.payment?.frequency ?? null,
    statedPatientCents: claim.statedPatientCents ?? null,
    crossoverName: claim.node.crossover?.last ?? null,
    crossoverId: claim.node.crossover?.id ?? null,
  }
}

function addLine(rows: RowSet, practiceId: number, claimId: number, line: number, scope: Scope): void {
  const node = scope.node
  const submitted = node?.service?.submitted
  rows.add('remitLine', {
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
    serviceFrom: dayOf(scope.from),
    serviceTo: dayOf(scope.to),
    segment: scope.source?.index ?? 0,
  })
}

function addRemarks(rows: RowSet, practiceId: number, claimId: number, scope: Scope, line: number): void {
  for (const [ordinal, { code, source }] of scope.remarks.entries())
    rows.add('remark', { practiceId, remitClaimId: claimId, line, ordinal, code, segment: source?.index ?? 0 })
}

function addAdjustment(
  rows: RowSet,
  { adjustment, decision }: DecidedAdjustment,
  claimId: number,
  { practiceId, knowledge, now, nextId, forms }: ClaimPlace,
): Stake | undefined {
  const id = nextId()
  const { group, carc, amountCents } = adjustment
  rows.add('adjustment', {
    practiceId,
    id,
    remitClaimId: claimId,
    line: adjustment.line ?? 0,
    groupCode: group,
    carc,
    amountCents,
    quantity: adjustment.quantity ?? null,
    segment: adjustment.source?.index ?? 0,
  })
  const { kind, cause, action, appealable } = decision
  rows.add('decision', decisionRow(decision, { practiceId, adjustmentId: id, turn: 1, knowledge, now, forms }))
  if (kind !== 'denial' && kind !== 'underpayment') return undefined
  return { adjustmentId: id, line: adjustment.line ?? 0, group, carc, kind, cause, action, appealable, amountCents }
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
    /** Takes the form of its trace, which has to be brought in with it. */
    readonly forms: Map<number, TraceForm>
  },
): Row<'decision'> {
  const trace = keepTrace(decision.asked(), visit =>
    decision.walk((rule, { fact }, is, holds, source) => visit(rule, fact, is, holds, source?.index ?? 0)),
  )
  if (trace.form !== null) at.forms.set(trace.form.id, trace.form)
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
    because: trace.text,
    knowledge: at.knowledge,
    decidedAt: at.now,
    form: trace.form?.id ?? null,
  }
}

export function addProviderAdjustments(
  rows: RowSet,
  practiceId: number,
  remittanceId: number,
  adjustments: readonly ProviderAdjustment[],
): void {
  for (const [ordinal, { provider, reason, reference, amountCents, source }] of adjustments.entries())
    rows.add('providerAdjustment', {
      practiceId,
      remittanceId,
      ordinal,
      provider: provider ?? null,
      reason,
      reference: reference ?? null,
      amountCents: amountCents ?? 0,
      segment: source?.index ?? 0,
    })
}

/** Last name, first name; null where there is neither. */
export function nameOf(person: PersonName | undefined): string | null {
  const name = [person?.last, person?.first].filter(part => part !== undefined).join(', ')
  return name === '' ? null : decodeText(name)
}
