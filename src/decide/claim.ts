// A claim of a remittance laid out for deciding: its scopes (the claim itself and each line), their adjustments, remarks,
// dates and money, each with the segment it came from. Pure; reads only what it is given.

import { sourceOf } from '../x12/describe.ts'
import type { RawSegment } from '../x12/segment.ts'
import type { Party, PersonName, RemitClaim, RemitLine, Remittance } from '../x12/transactions/835.ts'

/** What the remittance around a claim says, as far as deciding needs it. */
export interface RemitContext {
  /** ISO payment date (BPR16), else production date (DTM*405); undefined when neither can be read. */
  readonly date: string | undefined
  readonly payerName: string | undefined
}

export interface Remark {
  readonly code: string
  readonly source: RawSegment | undefined
}

/** One CAS reason with its group and amount. An amount that could not be read is 0 here; balancing tells. */
export interface Adjustment {
  readonly level: 'claim' | 'line'
  /** The SVC's ordinal within its claim, from 1; undefined at claim level. */
  readonly line: number | undefined
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly quantity: string | undefined
  readonly source: RawSegment | undefined
}

/** The claim as a whole, or one of its lines: what balances by itself. */
export interface Scope {
  readonly level: 'claim' | 'line'
  readonly line: number | undefined
  readonly procedure: string | undefined
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  /** AMT*B6 (AU at claim level) where it is sent. */
  readonly allowedCents: number | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly adjustments: readonly Adjustment[]
  /** Remarks of this scope alone. */
  readonly remarks: readonly Remark[]
  readonly source: RawSegment | undefined
  readonly allowedSource: RawSegment | undefined
  readonly dateSource: RawSegment | undefined
  readonly claim: Claim
}

export interface Claim {
  readonly account: string
  readonly payerControl: string | undefined
  readonly status: string
  readonly filing: string
  readonly reversal: boolean
  readonly chargeCents: number
  readonly paidCents: number
  /** CLP05 as sent. */
  readonly statedPatientCents: number | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly patient: PersonName | undefined
  readonly insured: PersonName | undefined
  readonly rendering: PersonName | undefined
  /** CLP02 19-21, a crossover name or an alert say that another payer still comes. */
  readonly crossover: boolean
  readonly whole: Scope
  readonly lines: readonly Scope[]
  readonly source: RawSegment | undefined
  readonly node: RemitClaim
}

const FORWARDED = new Set(['19', '20', '21'])
const FORWARD_ALERTS = new Set(['MA18', 'MA07', 'N89'])
const NO_REMARKS: readonly Remark[] = []
const NO_MODIFIERS: readonly string[] = []

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] }

/** Lays out one claim. Plain literals with every key in them, because this runs for every claim of every file. */
export function layOutClaim(node: RemitClaim): Claim {
  const payment = node.payment
  const status = payment?.status ?? ''
  const remarks = claimRemarks(node)
  const claim: Mutable<Claim> = {
    account: payment?.account ?? '',
    payerControl: payment?.payerControl,
    status,
    filing: payment?.filing ?? '',
    reversal: status === '22',
    chargeCents: payment?.chargeCents ?? 0,
    paidCents: payment?.paidCents ?? 0,
    statedPatientCents: payment?.patientCents,
    from: undefined,
    to: undefined,
    patient: node.patient,
    insured: node.insured,
    rendering: node.rendering,
    crossover:
      FORWARDED.has(status) || node.crossover !== undefined || remarks.some(remark => FORWARD_ALERTS.has(remark.code)),
    whole: undefined as never,
    lines: undefined as never,
    source: sourceOf(payment),
    node,
  }
  const from = dateBy(node.dates, '232', undefined)
  const to = dateBy(node.dates, '233', undefined) ?? from
  const allowed = amountBy(node.amounts, 'AU', 'B6')
  claim.whole = {
    level: 'claim',
    line: undefined,
    procedure: undefined,
    modifiers: NO_MODIFIERS,
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    allowedCents: allowed?.amountCents,
    from: from?.date,
    to: to?.date,
    adjustments: layOutAdjustments(node.adjustments, 'claim', undefined),
    remarks,
    source: claim.source,
    allowedSource: sourceOf(allowed),
    dateSource: sourceOf(to),
    claim,
  }
  const lines: Scope[] = []
  let first = from?.date
  let last = to?.date
  for (let at = 0; at < node.lines.length; at++) {
    const line = layOutLine(node.lines[at] as RemitLine, at + 1, claim)
    lines.push(line)
    if (from === undefined && line.from !== undefined && (first === undefined || line.from < first)) first = line.from
    if (to === undefined && line.to !== undefined && (last === undefined || line.to > last)) last = line.to
  }
  claim.lines = lines
  claim.from = first
  claim.to = last
  return claim
}

function layOutLine(node: RemitLine, line: number, claim: Claim): Scope {
  const { service } = node
  const from = dateBy(node.dates, '472', '150')
  const to = dateBy(node.dates, '472', '151') ?? from
  const allowed = amountBy(node.amounts, 'B6', 'AU')
  return {
    level: 'line',
    line,
    procedure: service?.procedure?.code ?? service?.revenue,
    modifiers: service?.procedure?.modifiers ?? NO_MODIFIERS,
    chargeCents: service?.chargeCents ?? 0,
    paidCents: service?.paidCents ?? 0,
    allowedCents: allowed?.amountCents,
    from: from?.date,
    to: to?.date,
    adjustments: layOutAdjustments(node.adjustments, 'line', line),
    remarks: lineRemarks(node),
    source: sourceOf(service),
    allowedSource: sourceOf(allowed),
    dateSource: sourceOf(to),
    claim,
  }
}

/** The first segment with the first qualifier, else with the second. */
function dateBy(
  dates: RemitClaim['dates'],
  best: string,
  next: string | undefined,
): RemitClaim['dates'][number] | undefined {
  let found: RemitClaim['dates'][number] | undefined
  for (const date of dates) {
    if (date.qualifier === best) return date
    if (date.qualifier === next) found ??= date
  }
  return found
}

function amountBy(
  amounts: RemitClaim['amounts'],
  best: string,
  next: string,
): RemitClaim['amounts'][number] | undefined {
  let found: RemitClaim['amounts'][number] | undefined
  for (const amount of amounts) {
    if (amount.qualifier === best) return amount
    if (amount.qualifier === next) found ??= amount
  }
  return found
}

function layOutAdjustments(
  nodes: RemitClaim['adjustments'],
  level: 'claim' | 'line',
  line: number | undefined,
): Adjustment[] {
  const found: Adjustment[] = []
  for (const node of nodes) {
    const source = sourceOf(node)
    const group = node.group ?? ''
    for (const part of node.adjustments ?? [])
      found.push({
        level,
        line,
        group,
        carc: part.reason ?? '',
        amountCents: part.amountCents ?? 0,
        quantity: part.quantity,
        source,
      })
  }
  return found
}

function lineRemarks(node: RemitLine): readonly Remark[] {
  if (node.remarks.length === 0) return NO_REMARKS
  return node.remarks
    .filter(remark => remark.list !== 'RX')
    .map(remark => ({ code: remark.remark ?? '', source: sourceOf(remark) }))
}

/** Remarks that hold for the whole claim: MIA, MOA and, against the guide, LQ at claim level. */
function claimRemarks(node: RemitClaim): readonly Remark[] {
  if (node.inpatient === undefined && node.outpatient === undefined && node.remarks.length === 0) return NO_REMARKS
  const found: Remark[] = []
  const { inpatient, outpatient } = node
  if (inpatient !== undefined) {
    const source = sourceOf(inpatient)
    for (const code of [inpatient.remark, ...(inpatient.moreRemarks ?? [])])
      if (code !== undefined) found.push({ code, source })
  }
  if (outpatient !== undefined)
    for (const code of outpatient.remarks ?? []) found.push({ code, source: sourceOf(outpatient) })
  for (const remark of node.remarks)
    if (remark.list !== 'RX') found.push({ code: remark.remark ?? '', source: sourceOf(remark) })
  return found
}

/** What the remittance itself says, for its claims. */
export function remitContext(tree: Remittance): RemitContext {
  return {
    date: tree.payment?.date ?? tree.dates?.find(date => date.qualifier === '405')?.date,
    payerName: partyName(tree.payer),
  }
}

/** A payer's or payee's name; undefined when it has none. */
export function partyName(party: Party | undefined): string | undefined {
  return party?.name?.name
}
