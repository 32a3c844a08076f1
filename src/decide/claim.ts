// A claim of a remittance laid out for deciding: its scopes (the claim itself and each line), their adjustments, remarks,
// dates and money, each with the segment it came from. Pure; reads only what it is given.

import { sourceOf } from '../x12/describe.ts'
import type { RawSegment } from '../x12/segment.ts'
import type { Party, PersonName, RemitClaim, RemitLine, Remittance } from '../x12/transactions/835.ts'
import { balanceClaim, type ClaimBalance } from './balance.ts'
import { passedOn } from './case/identity.ts'

/** What the remittance around a claim says, as far as deciding needs it. */
export interface RemitContext {
  /** ISO payment date (BPR16), else production date (DTM*405); undefined when neither can be read. */
  readonly date: string | undefined
  readonly payerName: string | undefined
}

export interface Remark {
  /** A RARC as it is; a code of another list with the list's name before it (`RX:75`), so that none is taken for the other's. */
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

/**
 * The claim as a whole, or one of its lines: what balances by itself. A class, because one is made per line of every file:
 * what few rules ask (dates, allowed amount, procedure) is looked up in the tree when it is asked.
 */
export class Scope {
  declare readonly level: 'claim' | 'line'
  /** The SVC's ordinal within its claim, from 1; undefined at claim level. */
  declare readonly line: number | undefined
  declare readonly claim: Claim
  declare readonly chargeCents: number
  declare readonly paidCents: number
  declare readonly adjustments: readonly Adjustment[]
  /** Remarks of this scope alone. */
  declare readonly remarks: readonly Remark[]
  /** The line as it was read; undefined at claim level. */
  declare readonly node: RemitLine | undefined

  constructor(claim: Claim, line: number | undefined, node: RemitLine | undefined) {
    const money = node === undefined ? claim.node.payment : node.service
    this.level = node === undefined ? 'claim' : 'line'
    this.line = line
    this.claim = claim
    this.chargeCents = money?.chargeCents ?? 0
    this.paidCents = money?.paidCents ?? 0
    this.adjustments = layOutAdjustments((node ?? claim.node).adjustments, this.level, line)
    this.remarks = node === undefined ? claimRemarks(claim.node) : lineRemarks(node)
    this.node = node
  }

  get procedure(): string | undefined {
    return this.node?.service?.procedure?.code ?? this.node?.service?.revenue
  }
  get modifiers(): readonly string[] {
    return this.node?.service?.procedure?.modifiers ?? NO_MODIFIERS
  }
  get source(): RawSegment | undefined {
    return sourceOf(this.node === undefined ? this.claim.node.payment : this.node.service)
  }
  /** AMT*B6 (AU first at claim level) where it is sent. */
  get allowedCents(): number | undefined {
    return this.#allowed?.amountCents
  }
  get allowedSource(): RawSegment | undefined {
    return sourceOf(this.#allowed)
  }
  get #allowed() {
    return this.node === undefined
      ? firstBy(this.claim.node.amounts, 'AU', 'B6')
      : firstBy(this.node.amounts, 'B6', 'AU')
  }
  /** ISO date of service: line 472 or 150/151, claim 232/233. */
  get from(): string | undefined {
    return this.#from?.date
  }
  get to(): string | undefined {
    return this.#to?.date
  }
  get dateSource(): RawSegment | undefined {
    return sourceOf(this.#to)
  }
  get #from() {
    return this.node === undefined ? firstBy(this.claim.node.dates, '232') : firstBy(this.node.dates, '472', '150')
  }
  get #to() {
    return this.node === undefined
      ? (firstBy(this.claim.node.dates, '233') ?? this.#from)
      : (firstBy(this.node.dates, '472', '151') ?? this.#from)
  }
}

/** A claim as one payer adjudicated it. */
export class Claim {
  declare readonly node: RemitClaim
  declare readonly account: string
  declare readonly status: string
  declare readonly filing: string
  declare readonly reversal: boolean
  declare readonly chargeCents: number
  declare readonly paidCents: number
  /** CLP02 19-21, a crossover name or an alert say that another payer still comes. */
  declare readonly crossover: boolean
  declare readonly whole: Scope
  declare readonly lines: readonly Scope[]
  declare readonly balance: ClaimBalance

  constructor(node: RemitClaim) {
    const payment = node.payment
    this.node = node
    this.account = payment?.account ?? ''
    this.status = payment?.status ?? ''
    this.filing = payment?.filing ?? ''
    this.reversal = this.status === '22'
    this.chargeCents = payment?.chargeCents ?? 0
    this.paidCents = payment?.paidCents ?? 0
    this.whole = new Scope(this, undefined, undefined)
    this.crossover =
      passedOn(this.status) ||
      node.crossover !== undefined ||
      this.whole.remarks.some(remark => FORWARD_ALERTS.has(remark.code))
    this.lines = node.lines.map((line, at) => new Scope(this, at + 1, line))
    this.balance = balanceClaim(node)
  }

  get payerControl(): string | undefined {
    return this.node.payment?.payerControl
  }
  /** CLP05 as sent. */
  get statedPatientCents(): number | undefined {
    return this.node.payment?.patientCents
  }
  get source(): RawSegment | undefined {
    return sourceOf(this.node.payment)
  }
  get patient(): PersonName | undefined {
    return this.node.patient
  }
  get insured(): PersonName | undefined {
    return this.node.insured
  }
  get rendering(): PersonName | undefined {
    return this.node.rendering
  }
  /** ISO date: the claim's own, else the earliest of its lines. */
  get from(): string | undefined {
    return this.whole.from ?? outermost(this.lines, 'from')
  }
  /** ISO date: the claim's own, else the latest of its lines, else where it began. */
  get to(): string | undefined {
    return this.whole.to ?? outermost(this.lines, 'to')
  }
}

/** The earliest day on which a line began, or the latest on which one ended. */
function outermost(lines: readonly Scope[], end: 'from' | 'to'): string | undefined {
  let found: string | undefined
  for (const line of lines) {
    const date = line[end]
    if (date !== undefined && (found === undefined || (end === 'from' ? date < found : date > found))) found = date
  }
  return found
}

const FORWARD_ALERTS = new Set(['MA18', 'MA07', 'N89'])
const NO_REMARKS: readonly Remark[] = []
const NO_ADJUSTMENTS: readonly Adjustment[] = []
const NO_MODIFIERS: readonly string[] = []

/** Lays out one claim. Amounts that could not be read count as 0 here; balancing tells of them. */
export function layOutClaim(node: RemitClaim): Claim {
  return new Claim(node)
}

/** The first segment with the best qualifier, else with the next. */
function firstBy<Segment extends { readonly qualifier?: string | undefined }>(
  segments: readonly Segment[],
  best: string,
  next?: string,
): Segment | undefined {
  let found: Segment | undefined
  for (const segment of segments) {
    if (segment.qualifier === best) return segment
    if (segment.qualifier === next) found ??= segment
  }
  return found
}

function layOutAdjustments(
  nodes: RemitClaim['adjustments'],
  level: 'claim' | 'line',
  line: number | undefined,
): readonly Adjustment[] {
  let count = 0
  for (const node of nodes) count += node.adjustments?.length ?? 0
  if (count === 0) return NO_ADJUSTMENTS
  const found = new Array<Adjustment>(count)
  let at = 0
  for (const node of nodes) {
    const source = sourceOf(node)
    const group = node.group ?? ''
    for (const part of node.adjustments ?? [])
      found[at++] = {
        level,
        line,
        group,
        carc: part.reason ?? '',
        amountCents: part.amountCents ?? 0,
        quantity: part.quantity,
        source,
      }
  }
  return found
}

function lineRemarks(node: RemitLine): readonly Remark[] {
  return node.remarks.length === 0 ? NO_REMARKS : node.remarks.map(layOutRemark)
}

/** LQ01 says which list a code is of: HE is RARC, RX the reject codes of NCPDP (835 §LQ01). */
function layOutRemark(node: RemitLine['remarks'][number]): Remark {
  const { list, remark = '' } = node
  return { code: list === undefined || list === 'HE' ? remark : `${list}:${remark}`, source: sourceOf(node) }
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
  for (const remark of node.remarks) found.push(layOutRemark(remark))
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
