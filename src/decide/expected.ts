// What a line should have been allowed by a fee schedule, with the terms that say so; and what was allowed. Pure. Where the schedule leaves it open it says so
// instead of guessing: a line is short only where nothing but the schedule decides its price.

/** One price of a schedule. */
export interface Fee {
  /** Separated by blanks, in the order of the alphabet; '' for none. */
  readonly modifiers: string
  /** ISO dates, both included; null is without end. */
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly amountCents: number
}

/** A line as a payer paid it. */
export interface PricedLine {
  readonly modifiers: readonly string[]
  /** ISO date of service; null where the file has none. */
  readonly servedOn: string | null
  /** As the file has them; null is one. */
  readonly units: string | null
  readonly chargeCents: number
  /** Its units are minutes. */
  readonly anesthesia?: boolean
}

/** Codes whose units are minutes beside base units (CPT 00100 to 01999). */
export const isAnesthesia = (code: string): boolean => /^0(?:0[1-9]|1)\d{2,3}$/.test(code) && code.length === 5

export type Expectation =
  | { readonly cents: number; readonly fee: Fee; readonly units: number; readonly capped: boolean }
  | { readonly open: string }

/**
 * Modifiers that change what a code is paid: without a row of their own, the schedule does not say what they come to. Which they are is our judgment, after the
 * Medicare Claims Processing Manual (chapters 5, 12 and 20).
 */
const PRICING: ReadonlySet<string> = new Set([
  '22',
  '26',
  '50',
  '51',
  '52',
  '53',
  '54',
  '55',
  '56',
  '62',
  '66',
  '73',
  '74',
  '78',
  '80',
  '81',
  '82',
  'AA',
  'AD',
  'AS',
  'CO',
  'CQ',
  'FB',
  'FC',
  'GM',
  'NU',
  'PT',
  'QK',
  'QX',
  'QY',
  'QZ',
  'RR',
  'SG',
  'TC',
  'UE',
])

/** What the schedule's fees of this code come to for the line. */
export function expectedFor(
  fees: readonly Fee[],
  line: PricedLine,
  terms: { readonly lesserOfCharge: boolean },
): Expectation {
  if (line.servedOn === null) return { open: 'The line has no day of service to look a fee up by.' }
  if (line.anesthesia === true)
    return { open: 'Anesthesia is paid by base units and minutes, which a fee for the code alone does not say.' }
  const { servedOn } = line
  const dated = fees.filter(
    ({ fromDate, toDate }) => (fromDate === null || fromDate <= servedOn) && (toDate === null || servedOn <= toDate),
  )
  if (dated.length === 0) return { open: `The schedule has no fee for this code on ${servedOn}.` }
  const pricing = line.modifiers.filter(modifier => PRICING.has(modifier)).toSorted()
  const wanted = [line.modifiers.toSorted().join(' '), pricing.join(' ')]
  const own = dated.filter(({ modifiers }) => modifiers === wanted[0] || modifiers === wanted[1])
  const exact = own.filter(({ modifiers }) => modifiers === wanted[0])
  const best = exact.length > 0 ? exact : own
  // Versions are often written without an end: the one that began last holds.
  const latest = best.reduce((last, { fromDate }) => ((fromDate ?? '') > last ? (fromDate ?? '') : last), '')
  const [fee, ...others] = best.filter(({ fromDate }) => (fromDate ?? '') === latest)
  if (fee === undefined)
    return {
      open:
        pricing.length === 0
          ? 'The schedule has this code with modifiers only.'
          : `Modifier ${pricing.join(', ')} changes the price, and the schedule has no row for it.`,
    }
  if (others.some(({ amountCents }) => amountCents !== fee.amountCents))
    return { open: 'The schedule has two fees for this code on this day.' }
  const units = unitsOf(line.units)
  if (units === undefined) return { open: `"${line.units}" is no number of units.` }
  const whole = Math.round(fee.amountCents * units)
  const capped = terms.lesserOfCharge && line.chargeCents < whole
  return { cents: capped ? line.chargeCents : whole, fee, units, capped }
}

function unitsOf(text: string | null): number | undefined {
  if (text === null || text === '') return 1
  const units = Number(text)
  return Number.isFinite(units) && units > 0 ? units : undefined
}

/** An adjustment of the line, as far as it bears on what was allowed. */
export interface LineAdjustment {
  readonly kind: string
  readonly carc: string
  readonly amountCents: number
}

/** Kinds that lower what is allowed; sequestration is taken off the payment, not off what is allowed (CARC 253). */
const LOWERING: ReadonlySet<string> = new Set(['contractual', 'underpayment'])
/** Kinds with which a line was not priced, or is not settled. */
const UNPRICED: ReadonlySet<string> = new Set(['denial', 'pending', 'take-back'])

/** What was allowed for a line: as the payer says it (AMT*B6), else the charge without what was cut by contract. Undefined where the line was not priced. */
export function allowedFor(
  line: { readonly chargeCents: number; readonly allowedCents: number | null },
  adjustments: readonly LineAdjustment[],
): number | undefined {
  if (adjustments.some(({ kind, amountCents }) => UNPRICED.has(kind) && amountCents !== 0)) return undefined
  if (line.allowedCents !== null) return line.allowedCents
  const cut = adjustments
    .filter(({ kind, carc }) => LOWERING.has(kind) && carc !== '253')
    .reduce((sum, { amountCents }) => sum + amountCents, 0)
  return line.chargeCents - cut
}

/** Parts of a hundred that payers usually pay of a fee for a reason that no schedule of fees says, and what that reason is. */
const USUAL_PARTS: readonly { readonly part: number; readonly beside: boolean; readonly says: string }[] = [
  {
    part: 85,
    beside: false,
    says: '85 % of it was allowed, as for a nurse practitioner or physician assistant (42 CFR 414.56)',
  },
  { part: 50, beside: true, says: 'half of it was allowed beside a dearer line, as for a second procedure' },
  { part: 25, beside: true, says: 'a quarter of it was allowed beside a dearer line, as for a further procedure' },
]

/** Why a payer may have allowed just this part of what was expected; undefined where nothing usual says so. */
export function usualReduction(
  allowedCents: number,
  expectedCents: number,
  beside: readonly number[],
): string | undefined {
  const dearer = beside.some(cents => cents >= expectedCents)
  return USUAL_PARTS.find(
    ({ part, beside: needs }) => (!needs || dearer) && Math.abs(allowedCents * 100 - expectedCents * part) <= 200,
  )?.says
}
