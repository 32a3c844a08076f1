// An adjudication as it is to be counted: a reversal that is not negated with the sign that makes its payment balance, adjustments that
// were stated at claim and line counted once, bundled lines behind the panel that was paid for them.
import { type CutClaim, stakesOf } from '../sequestration.ts'
import { sum } from '../sum.ts'
import type { AdjudicatedLine, CaseAdjudication, CaseAdjustment } from './evidence.ts'
import { inOrder, usable } from './identity.ts'
import type { Contradiction } from './standing.ts'

/** One adjudication, read. Money has the sign with which it counts. */
export interface Reading {
  readonly it: CaseAdjudication
  readonly control: string | undefined
  readonly original: string | undefined
  readonly chargeCents: number
  readonly paidCents: number
  readonly patientCents: number
  readonly atStakeCents: number
  readonly adjustments: readonly CaseAdjustment[]
  readonly lines: readonly AdjudicatedLine[]
  readonly bundled: readonly { readonly line: number; readonly into: number }[]
  /** `unclear`: a reversal whose sign nothing settles; its money counts as written, and it undoes nothing. */
  readonly sign: 'plain' | 'turned' | 'unclear'
  readonly statedTwice: boolean
}

const NOTHING_BUNDLED: Reading['bundled'] = []
/** Reasons by which a line is said to be paid with another (X12 claim adjustment reasons 97, 59, B15, 234). */
const BUNDLING = new Set(['97', '59', 'B15', '234'])

export function read(it: CaseAdjudication): Reading {
  const turned = it.reversal && (it.chargeCents > 0 || it.paidCents > 0)
  if (turned) return readPositiveReversal(it)
  const twice = !it.reversal && statedTwice(it)
  const adjustments = twice ? it.adjustments.filter(adjustment => adjustment.line > 0) : it.adjustments
  const bundled = it.lines.length < 2 || it.reversal ? NOTHING_BUNDLED : bundledLines(it)
  return {
    it,
    control: usable(it.payerControl),
    original: usable(it.originalControl),
    chargeCents: it.chargeCents,
    paidCents: it.paidCents,
    patientCents: twice ? patientOf(adjustments) : it.patientCents,
    atStakeCents: it.reversal ? 0 : atStakeOf(it, adjustments, bundled),
    adjustments,
    lines: it.lines,
    bundled,
    sign: 'plain',
    statedTwice: twice,
  }
}

/** CLP02 22 negates what it undoes; where the sender did not, the sign that balances its payment is the one that was meant. */
function readPositiveReversal(it: CaseAdjudication): Reading {
  const negated = it.balancesWhen === 'negated' || it.balancesWhen === 'either'
  const factor = negated ? -1 : 1
  return {
    it,
    control: usable(it.payerControl),
    original: usable(it.originalControl),
    chargeCents: factor * it.chargeCents,
    paidCents: factor * it.paidCents,
    patientCents: factor * it.patientCents,
    atStakeCents: 0,
    adjustments: negated
      ? it.adjustments.map(adjustment => ({ ...adjustment, amountCents: -adjustment.amountCents }))
      : it.adjustments,
    lines: negated
      ? it.lines.map(line => ({ ...line, chargeCents: -line.chargeCents, paidCents: -line.paidCents }))
      : it.lines,
    bundled: NOTHING_BUNDLED,
    sign: negated ? 'turned' : 'unclear',
    statedTwice: false,
  }
}

export function readingsInOrder(one: Reading, other: Reading): number {
  return inOrder(one.it, other.it)
}

export function patientOf(adjustments: readonly CaseAdjustment[]): number {
  let sum = 0
  for (const { group, amountCents } of adjustments) if (group === 'PR') sum += amountCents
  return sum
}

/** What is denied or underpaid in these adjustments of an adjudication. */
export function atStakeOf(it: CutClaim, adjustments: readonly CaseAdjustment[], bundled: Reading['bundled']): number {
  let cents = 0
  for (const each of adjustments) {
    if (each.kind !== 'denial' && each.kind !== 'underpayment') continue
    // Of a federal cut that is too large not all is at stake; few claims have one.
    if (each.carc === '253') return sum(stakesIn(it, adjustments, bundled), stake => stake)
    if (!isBundled(each, bundled)) cents += each.amountCents
  }
  return cents
}

/** What of each adjustment is at stake, in their order. */
export function stakesIn(
  it: CutClaim,
  adjustments: readonly CaseAdjustment[],
  bundled: Reading['bundled'],
): readonly number[] {
  const stakes = stakesOf(it, adjustments)
  return adjustments.map((each, at) => (isBundled(each, bundled) ? 0 : (stakes[at] ?? 0)))
}

/** A line that follows a paid panel carries no money of its own. */
function isBundled({ carc, line }: CaseAdjustment, bundled: Reading['bundled']): boolean {
  return BUNDLING.has(carc) && bundled.some(each => each.line === line)
}

/**
 * An adjustment is reported at one level (835 guide, CAS). True when the same amounts stand at both, the claim is out of balance by exactly
 * those, and PR comes to twice what CLP05 says where CLP05 was sent.
 */
function statedTwice(it: CaseAdjudication): boolean {
  const { adjustments } = it
  if (adjustments.length < 2 || it.lines.length === 0) return false
  const whole: string[] = []
  const lines = new Map<string, number>()
  let wholeCents = 0
  for (const { line, group, carc, amountCents } of adjustments) {
    if (amountCents === 0) continue
    if (line === 0) {
      whole.push(`${group} ${carc} ${amountCents}`)
      wholeCents += amountCents
    } else lines.set(`${group} ${carc}`, (lines.get(`${group} ${carc}`) ?? 0) + amountCents)
  }
  if (whole.length === 0 || whole.length !== lines.size) return false
  const repeated = [...lines].map(([code, cents]) => `${code} ${cents}`)
  if (repeated.sort().join() !== whole.sort().join()) return false
  const stated = it.statedPatientCents
  // Whoever read the claim may have counted PR once already: what the adjustments themselves come to is compared.
  const sumCents = patientOf(adjustments)
  if (stated !== null && sumCents !== 0 && stated * 2 !== sumCents) return false
  return it.chargeCents - wholeCents === it.paidCents
}

/**
 * Lines that came back under one code with another that was paid, their own code in SVC06, paid nothing: they went into the paid one
 * (835 guide, procedure code bundling). OA-97 and its like on them are no denial.
 */
function bundledLines({ lines, adjustments }: CaseAdjudication): Reading['bundled'] {
  let found: { line: number; into: number }[] | undefined
  for (const line of lines) {
    if (line.paidCents !== 0 || line.submitted === null || line.submitted === line.procedure) continue
    const panel = lines.find(
      other =>
        other !== line &&
        other.paidCents > 0 &&
        other.procedure === line.procedure &&
        other.submitted !== line.submitted,
    )
    if (panel === undefined) continue
    const follows = adjustments.some(each => each.line === line.line && BUNDLING.has(each.carc))
    if (!follows) continue
    found ??= []
    found.push({ line: line.line, into: panel.line })
  }
  return found ?? NOTHING_BUNDLED
}

/** Contradictions of a reading with itself. */
export function selfContradiction({ it, sign, statedTwice: twice }: Reading, payer: string): Contradiction | undefined {
  const sources = [{ kind: 'adjudication', id: it.id }] as const
  if (sign === 'unclear')
    return {
      kind: 'reversal-sign',
      payer,
      sources,
      cents: Math.abs(it.paidCents),
      says:
        it.balancesWhen === 'as-written'
          ? 'This reversal is not negated, and its payment balances as it is written: it brought money instead of taking it. Ask the payer what it undoes.'
          : 'This reversal is not negated, and its payment does not show which sign was meant: its money is counted as written until somebody has looked.',
    }
  if (twice)
    return {
      kind: 'stated-twice',
      payer,
      sources,
      cents: it.chargeCents - it.paidCents,
      says: 'The same adjustments stand at the claim and at its lines: they are counted once, and nothing is billed before somebody has looked.',
    }
  return undefined
}
