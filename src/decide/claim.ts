// A claim of a remittance laid out for deciding: its scopes (the claim itself and each line), their adjustments, remarks,
// dates and money, each with the segment it came from. Pure; reads only what it is given.
import type { RawSegment } from '../x12/bytes.ts'
import { sourceOf } from '../x12/describe.ts'
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

/** One CAS reason with its group and amount. */
export interface Adjustment {
  readonly level: 'claim' | 'line'
  /** The SVC's ordinal within its claim, from 1; absent at claim level. */
  readonly line?: number
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly quantity?: string
  readonly source: RawSegment | undefined
}

/** The claim as a whole, or one of its lines: what balances by itself. */
export interface Scope {
  readonly level: 'claim' | 'line'
  readonly line?: number
  readonly procedure?: string
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  /** AMT*B6 (AU at claim level) where it is sent. */
  readonly allowedCents?: number
  readonly from?: string
  readonly to?: string
  readonly adjustments: readonly Adjustment[]
  /** Remarks of this scope alone. */
  readonly remarks: readonly Remark[]
  readonly source: RawSegment | undefined
  readonly allowedSource?: RawSegment | undefined
  readonly dateSource?: RawSegment | undefined
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
  readonly from?: string
  readonly to?: string
  readonly patient?: PersonName | undefined
  readonly insured?: PersonName | undefined
  readonly rendering?: PersonName | undefined
  /** CLP02 19-21, a crossover name or an alert say that another payer still comes. */
  readonly crossover: boolean
  readonly whole: Scope
  readonly lines: readonly Scope[]
  readonly source: RawSegment | undefined
  readonly node: RemitClaim
  /** False when an amount that balancing needs could not be read. */
  readonly amountsRead: boolean
}

const FORWARDED = new Set(['19', '20', '21'])
const FORWARD_ALERTS = new Set(['MA18', 'MA07', 'N89'])
/** Qualifiers of service dates, best first: line 472 and 150/151, claim 232/233. */
const LINE_FROM = ['472', '150']
const LINE_TO = ['472', '151']

/** Lays out one claim. Missing amounts count as 0; `amountsRead` says that they were missing. */
export function layOutClaim(node: RemitClaim): Claim {
  const payment = node.payment
  const claim: Mutable<Claim> = {
    account: payment?.account ?? '',
    payerControl: payment?.payerControl,
    status: payment?.status ?? '',
    filing: payment?.filing ?? '',
    reversal: payment?.status === '22',
    chargeCents: payment?.chargeCents ?? 0,
    paidCents: payment?.paidCents ?? 0,
    statedPatientCents: payment?.patientCents,
    patient: node.patient,
    insured: node.insured,
    rendering: node.rendering,
    crossover: false,
    whole: undefined as never,
    lines: [],
    source: sourceOf(payment),
    node,
    amountsRead: payment?.chargeCents !== undefined && payment.paidCents !== undefined,
  }
  const remarks = claimRemarks(node)
  claim.crossover =
    FORWARDED.has(claim.status) ||
    node.crossover !== undefined ||
    remarks.some(remark => FORWARD_ALERTS.has(remark.code))
  const claimFrom = node.dates.find(date => date.qualifier === '232')
  const claimTo = node.dates.find(date => date.qualifier === '233')
  const allowed = node.amounts.find(amount => amount.qualifier === 'AU' || amount.qualifier === 'B6')
  claim.whole = {
    level: 'claim',
    modifiers: [],
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    ...(allowed?.amountCents === undefined
      ? {}
      : { allowedCents: allowed.amountCents, allowedSource: sourceOf(allowed) }),
    adjustments: layOutAdjustments(node.adjustments, 'claim', undefined, claim),
    remarks,
    source: claim.source,
    dateSource: sourceOf(claimTo ?? claimFrom),
    claim,
  }
  claim.lines = node.lines.map((line, at) => layOutLine(line, at + 1, claim))
  const froms = claim.lines.map(line => line.from).filter(from => from !== undefined)
  const tos = claim.lines.map(line => line.to).filter(to => to !== undefined)
  const from = claimFrom?.date ?? earliest(froms)
  const to = claimTo?.date ?? latest(tos) ?? claimFrom?.date
  if (from !== undefined) claim.from = from
  if (to !== undefined) claim.to = to
  return claim
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] }

function layOutLine(node: RemitLine, line: number, claim: Mutable<Claim>): Scope {
  const { service } = node
  if (service?.chargeCents === undefined || service.paidCents === undefined) claim.amountsRead = false
  const from = node.dates.find(date => LINE_FROM.includes(date.qualifier ?? ''))
  const to = node.dates.find(date => LINE_TO.includes(date.qualifier ?? '')) ?? from
  const allowed =
    node.amounts.find(amount => amount.qualifier === 'B6') ?? node.amounts.find(amount => amount.qualifier === 'AU')
  const procedure = service?.procedure?.code ?? service?.revenue
  return {
    level: 'line',
    line,
    ...(procedure === undefined ? {} : { procedure }),
    modifiers: service?.procedure?.modifiers ?? [],
    chargeCents: service?.chargeCents ?? 0,
    paidCents: service?.paidCents ?? 0,
    ...(allowed?.amountCents === undefined
      ? {}
      : { allowedCents: allowed.amountCents, allowedSource: sourceOf(allowed) }),
    ...(from?.date === undefined ? {} : { from: from.date }),
    ...(to?.date === undefined ? {} : { to: to.date }),
    adjustments: layOutAdjustments(node.adjustments, 'line', line, claim),
    remarks: node.remarks
      .filter(remark => remark.list !== 'RX')
      .map(remark => ({ code: remark.remark ?? '', source: sourceOf(remark) })),
    source: sourceOf(service),
    dateSource: sourceOf(to),
    claim,
  }
}

function layOutAdjustments(
  nodes: RemitClaim['adjustments'],
  level: 'claim' | 'line',
  line: number | undefined,
  claim: Mutable<Claim>,
): Adjustment[] {
  const found: Adjustment[] = []
  for (const node of nodes) {
    const source = sourceOf(node)
    for (const part of node.adjustments ?? []) {
      if (part.amountCents === undefined) claim.amountsRead = false
      found.push({
        level,
        ...(line === undefined ? {} : { line }),
        group: node.group ?? '',
        carc: part.reason ?? '',
        amountCents: part.amountCents ?? 0,
        ...(part.quantity === undefined ? {} : { quantity: part.quantity }),
        source,
      })
    }
  }
  return found
}

/** Remarks that hold for the whole claim: MIA, MOA and, against the guide, LQ at claim level. */
function claimRemarks(node: RemitClaim): Remark[] {
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

function earliest(dates: readonly string[]): string | undefined {
  return dates.reduce<string | undefined>(
    (first, date) => (first === undefined || date < first ? date : first),
    undefined,
  )
}
function latest(dates: readonly string[]): string | undefined {
  return dates.reduce<string | undefined>((last, date) => (last === undefined || date > last ? date : last), undefined)
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
