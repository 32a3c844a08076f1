// What a line should have been allowed by a fee schedule, with the terms that say so; and what was allowed. Pure. Where the schedule leaves it open it says so
// instead of guessing: a line is short only where nothing but the schedule decides its price.

import { type ContractTerms, partOfModifiers, percentOf } from './contract-terms.ts'

/** One price of a schedule. */
export interface Fee {
  /** Separated by blanks, in the order of the alphabet; '' for none. */
  readonly modifiers: string
  /** ISO dates, both included; null is without end. */
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly amountCents: number
  /** How it was worked out, where it is no row of the sheet but Medicare's amount. */
  readonly steps?: string
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
  /** Of what would be paid otherwise, by the contract's terms for who rendered it. */
  readonly share?: number
}

/** Codes whose units are minutes beside base units (CPT 00100 to 01999). */
export const isAnesthesia = (code: string): boolean => /^0(?:0[1-9]|1)\d{2,3}$/.test(code) && code.length === 5

export type Expectation =
  | {
      readonly cents: number
      /** Before the limit of the charge. */
      readonly fullCents: number
      /** Undefined where a part of the charge is paid. */
      readonly fee: Fee | undefined
      /** Of the fee, by the contract's terms for modifiers; 1 for all of it. */
      readonly part: number
      readonly units: number
      readonly capped: boolean
    }
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

/** The professional and the technical component: another service, with a row of its own or none. */
const COMPONENTS: ReadonlySet<string> = new Set(['26', 'TC'])

/** Why a code is open whose fees are all of other days: an older schedule may have the day. */
export const noFeeOn = (servedOn: string): string => `The schedule has no fee for this code on ${servedOn}.`

/** What the schedule's fees of this code come to for the line, by the terms of its contract; its place among the procedures of the day is not in it. */
export function expectedFor(fees: readonly Fee[], line: PricedLine, terms: ContractTerms): Expectation {
  if (line.servedOn === null) return { open: 'The line has no day of service to look a fee up by.' }
  if (line.anesthesia === true)
    return { open: 'Anesthesia is paid by base units and minutes, which a fee for the code alone does not say.' }
  const units = unitsOf(line.units)
  if (units === undefined) return { open: `"${line.units}" is no number of units.` }
  if (fees.length === 0) return ofCharge(line, units, terms)
  const chosen = feeFor(fees, line, line.servedOn, terms)
  if ('open' in chosen) return chosen
  const { fee, part } = chosen
  const each = percentOf(percentOf(fee.amountCents, percentFor(fee, terms)), line.share ?? 100)
  const whole = Math.round(Math.round(each * part) * units)
  const capped = terms.lesserOfCharge && line.chargeCents < whole
  return { cents: capped ? line.chargeCents : whole, fullCents: whole, fee, part, units, capped }
}

/** Of this fee: a percentage of Medicare is none of the fees that a contract has carved out. */
export const percentFor = ({ steps }: Fee, { percent = 100, medicare }: ContractTerms): number =>
  medicare !== undefined && steps === undefined ? 100 : percent

function ofCharge({ chargeCents }: PricedLine, units: number, { percentOfCharge }: ContractTerms): Expectation {
  if (percentOfCharge === undefined) return { open: 'The schedule has no fee for this code.' }
  const cents = percentOf(chargeCents, percentOfCharge)
  return { cents, fullCents: cents, fee: undefined, part: 1, units, capped: false }
}

/** The fee of the day for the line's modifiers; where those that change the price have no row, the row without them and the part of it that the contract says. */
function feeFor(
  fees: readonly Fee[],
  line: PricedLine,
  servedOn: string,
  terms: ContractTerms,
): { readonly fee: Fee; readonly part: number } | { readonly open: string } {
  const dated = fees.filter(
    ({ fromDate, toDate }) => (fromDate === null || fromDate <= servedOn) && (toDate === null || servedOn <= toDate),
  )
  if (dated.length === 0) return { open: noFeeOn(servedOn) }
  const pricing = line.modifiers.filter(modifier => PRICING.has(modifier)).toSorted()
  const component = pricing.filter(modifier => COMPONENTS.has(modifier))
  const part = partOfModifiers(
    pricing.filter(modifier => !COMPONENTS.has(modifier)),
    terms,
  )
  const ways = [
    { modifiers: line.modifiers.toSorted().join(' '), part: 1 },
    { modifiers: pricing.join(' '), part: 1 },
    ...(part === undefined ? [] : [{ modifiers: component.join(' '), part }]),
  ]
  const way = ways.find(each => dated.some(({ modifiers }) => modifiers === each.modifiers))
  if (way === undefined)
    return {
      open:
        pricing.length === 0
          ? 'The schedule has this code with modifiers only.'
          : `Modifier ${pricing.join(', ')} changes the price, and the schedule has no row for it.`,
    }
  const best = dated.filter(({ modifiers }) => modifiers === way.modifiers)
  // Versions are often written without an end: the one that began last holds.
  const latest = best.reduce((last, { fromDate }) => ((fromDate ?? '') > last ? (fromDate ?? '') : last), '')
  const [fee, ...others] = best.filter(({ fromDate }) => (fromDate ?? '') === latest)
  if (fee === undefined || others.some(({ amountCents }) => amountCents !== fee.amountCents))
    return { open: 'The schedule has two fees for this code on this day.' }
  return { fee, part: way.part }
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
