// The arithmetic of the federal cut: rate by date, base, expected amount, variance, tolerance. Whole cents throughout.
// Source: domain table of CARC 253; base = payment before the cut (Pub. L. 117-71; First Coast's worked example).
import { POSSIBLE_RATES, SEQUESTRATION_RATES, type SequestrationRate } from '../knowledge/sequestration.ts'
import type { Kind } from '../knowledge/vocabulary.ts'
import type { Scope } from './claim.ts'
import { sum } from './sum.ts'

export interface SequestrationFigures {
  /** Sum of all 253 in this scope. */
  readonly cutCents: number
  /** Payment before the cut: paid + cut. */
  readonly baseCents: number
  /** Parts of ten thousand in force on the date; those of the table's last row where the date is not known. */
  readonly basisPoints: number
  readonly expectedCents: number
  /** Cut − expected: above 0 = too much was cut. */
  readonly varianceCents: number
  readonly toleranceCents: number
  /** Cut ÷ base; 0 when there is no base. */
  readonly share: number
  /** What the same rate takes from the allowed amount and from the charge. */
  readonly fromAllowedCents: number
  readonly fromChargeCents: number
  /** True when the cut is, to half a thousandth, another rate that has been or could be. */
  readonly atAnotherRate: boolean
  readonly onBothLevels: boolean
}

/** The rate on an ISO date; undefined where the table has none. */
export function rateOn(
  date: string,
  table: readonly SequestrationRate[] = SEQUESTRATION_RATES,
): SequestrationRate | undefined {
  return table.find(row => row.from <= date && (row.to === undefined || date <= row.to))
}

/** `basisPoints` of `cents`, rounded half away from zero to the cent. */
export function shareOf(cents: number, basisPoints: number): number {
  const exact = Math.abs(cents) * basisPoints
  const rounded = Math.floor((exact + 5000) / 10000)
  return cents < 0 ? -rounded : rounded
}

/**
 * Works out a scope's 253. `date`: the line's date of service for professional and outpatient claims, the discharge for
 * an inpatient claim. Where no date is known the rate of the table's last row is assumed.
 */
export function figureSequestration(
  scope: Scope,
  date: string | undefined,
  table: readonly SequestrationRate[] = SEQUESTRATION_RATES,
): SequestrationFigures {
  const cutCents = cutIn(scope)
  const assumed = assumedRate(date, table)
  const baseCents = scope.paidCents + cutCents
  const expectedCents = shareOf(baseCents, assumed)
  const patient = scope.adjustments.reduce(
    (sum, adjustment) => (adjustment.group === 'PR' && adjustment.carc !== '253' ? sum + adjustment.amountCents : sum),
    0,
  )
  const allowed = scope.allowedCents ?? scope.paidCents + cutCents + patient
  const share = baseCents === 0 ? 0 : cutCents / baseCents
  return {
    cutCents,
    baseCents,
    basisPoints: assumed,
    expectedCents,
    varianceCents: cutCents - expectedCents,
    toleranceCents: scope.level === 'line' ? 1 : Math.max(1, scope.claim.lines.length),
    share,
    fromAllowedCents: shareOf(allowed, assumed),
    fromChargeCents: shareOf(scope.chargeCents, assumed),
    atAnotherRate: POSSIBLE_RATES.some(other => other !== assumed && Math.abs(share - other / 10000) <= 0.0005),
    onBothLevels: cutOnBothLevels(paymentOf(scope.claim.whole), scope.claim.lines.map(paymentOf), assumed),
  }
}

/** What was paid for a line, or at 0 for the claim, and what of it was cut. */
interface CutPayment {
  readonly line: number
  readonly paidCents: number
  readonly cutCents: number
}

function paymentOf(scope: Scope): CutPayment {
  return { line: scope.line ?? 0, paidCents: scope.paidCents, cutCents: cutIn(scope) }
}

/** True when the claim carries a cut of its own besides those of its lines, and each is about what the rate takes. */
function cutOnBothLevels(whole: CutPayment, lines: readonly CutPayment[], basisPoints: number): boolean {
  if (whole.cutCents === 0) return false
  const cut = lines.filter(line => line.cutCents !== 0)
  if (cut.length === 0) return false
  if (Math.abs(tooMuchIn(whole, basisPoints)) > cut.length + 4) return false
  return cut.every(line => Math.abs(tooMuchIn(line, basisPoints)) <= 1)
}

/** Cut minus what the rate takes of the payment before it. */
function tooMuchIn({ paidCents, cutCents }: CutPayment, basisPoints: number): number {
  return cutCents - shareOf(paidCents + cutCents, basisPoints)
}

/** A claim as far as it says what of its 253 is too much. */
export interface CutClaim {
  readonly paidCents: number
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
  readonly lines: readonly { readonly line: number; readonly paidCents: number; readonly serviceFrom?: string | null }[]
}

/** An adjustment with what it was decided to be. */
export interface StakedAdjustment {
  /** Ordinal of the SVC, from 1; 0 at claim level. */
  readonly line: number
  readonly group: string
  readonly carc: string
  readonly kind: Kind
  readonly amountCents: number
}

/**
 * What is at stake of each adjustment, in their order: all of what is denied or underpaid, but of a federal cut that is too large the
 * difference alone, for the rest of it is due by law. Put on the patient, or beside no payment, it is no such cut and counts whole.
 */
export function stakesOf(claim: CutClaim, adjustments: readonly StakedAdjustment[]): readonly number[] {
  let disputed: ((line: number) => number) | undefined
  const counted = new Map<number, number>()
  return adjustments.map(({ line, group, carc, kind, amountCents }) => {
    if (kind !== 'denial' && kind !== 'underpayment') return 0
    if (carc !== '253' || kind === 'denial' || group === 'PR') return amountCents
    disputed ??= disputedCuts(claim, adjustments)
    const before = counted.get(line) ?? 0
    counted.set(line, before + amountCents)
    return Math.max(0, Math.min(amountCents, disputed(line) - before))
  })
}

/** By line, 0 = the claim: what of the cut there is more than is due; all of it where that cannot be told. */
function disputedCuts(claim: CutClaim, adjustments: readonly StakedAdjustment[]): (line: number) => number {
  const cutAt = (at: number) =>
    sum(
      adjustments.filter(({ line, carc }) => line === at && carc === '253'),
      each => each.amountCents,
    )
  const whole = { line: 0, paidCents: claim.paidCents, cutCents: cutAt(0) }
  const lines = claim.lines.map(({ line, paidCents }) => ({ line, paidCents, cutCents: cutAt(line) }))
  return at => {
    const payment = at === 0 ? whole : lines.find(({ line }) => line === at)
    if (payment === undefined) return cutAt(at)
    const day = at === 0 ? (claim.serviceTo ?? claim.serviceFrom) : dayOf(claim, at)
    const rate = assumedRate(day ?? undefined, SEQUESTRATION_RATES)
    if (cutOnBothLevels(whole, lines, rate)) return at === 0 ? payment.cutCents : 0
    const tooMuch = tooMuchIn(payment, rate)
    const tolerance = at === 0 ? Math.max(1, lines.length) : 1
    return payment.paidCents > 0 && tooMuch > tolerance ? tooMuch : payment.cutCents
  }
}

function dayOf({ lines, serviceFrom }: CutClaim, at: number): string | null {
  return lines.find(({ line }) => line === at)?.serviceFrom ?? serviceFrom
}

/** The rate on a date; that of the table's last row where the date is not known. */
function assumedRate(date: string | undefined, table: readonly SequestrationRate[]): number {
  const rate = date === undefined ? undefined : rateOn(date, table)
  return rate?.basisPoints ?? table.at(-1)?.basisPoints ?? 0
}

function cutIn(scope: Scope): number {
  let sum = 0
  for (const adjustment of scope.adjustments) if (adjustment.carc === '253') sum += adjustment.amountCents
  return sum
}
