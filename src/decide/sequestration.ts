// The arithmetic of the federal cut: rate by date, base, expected amount, variance, tolerance. Whole cents throughout.
// Source: domain table of CARC 253; base = payment before the cut (Pub. L. 117-71; First Coast's worked example).
import { POSSIBLE_RATES, SEQUESTRATION_RATES, type SequestrationRate } from '../knowledge/sequestration.ts'
import type { Claim, Scope } from './claim.ts'

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
  const rate = date === undefined ? undefined : rateOn(date, table)
  const assumed = rate?.basisPoints ?? table.at(-1)?.basisPoints ?? 0
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
    onBothLevels: cutOnBothLevels(scope.claim, assumed),
  }
}

/** True when the claim carries a cut of its own besides those of its lines, and each is about what the rate takes. */
function cutOnBothLevels(claim: Claim, basisPoints: number): boolean {
  const claimCut = cutIn(claim.whole)
  if (claimCut === 0) return false
  const lineCuts = claim.lines.filter(line => cutIn(line) !== 0)
  if (lineCuts.length === 0) return false
  if (Math.abs(claimCut - shareOf(claim.paidCents + claimCut, basisPoints)) > lineCuts.length + 4) return false
  return lineCuts.every(line => Math.abs(cutIn(line) - shareOf(line.paidCents + cutIn(line), basisPoints)) <= 1)
}

function cutIn(scope: Scope): number {
  let sum = 0
  for (const adjustment of scope.adjustments) if (adjustment.carc === '253') sum += adjustment.amountCents
  return sum
}
