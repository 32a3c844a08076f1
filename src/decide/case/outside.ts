// Money that a payer moved outside of claims (PLB) and that names this claim: taken for good, put off to a later remittance, returned by
// ourselves, interest, or none of the claim's. Signs as in the file: positive takes (835 PLB04; X12 RFI 227).
import type { CaseProviderAdjustment } from './evidence.ts'
import { compare } from './identity.ts'
import type { Reading } from './reading.ts'

export interface Outside {
  /** Taken beyond what reversals say; negative where money came that no reversal or taking explains. */
  readonly takenCents: number
  /** What carries it: those that take, in order. */
  readonly taking: readonly CaseProviderAdjustment[]
  /** Reversed, but the money leaves later. */
  readonly putOffCents: number
  readonly interestCents: number
  /** We paid it back ourselves, and the payer says so (72). */
  readonly returnedCents: number
}

export const NOTHING_OUTSIDE: Outside = {
  takenCents: 0,
  taking: [],
  putOffCents: 0,
  interestCents: 0,
  returnedCents: 0,
}

/** Reasons by which money is taken from a claim, or was given back for it (835 PLB03-1; X12 RFI 227). */
export const TAKINGS: ReadonlySet<string> = new Set(['WO', 'CS', '72'])
/** Recovery of an overpayment, and the adjustment of another kind that some use for it. */
const TAKES = new Set(['WO', 'CS'])
const INTEREST = new Set(['L6', '51', 'CR', 'PI'])

/** A balance carried forward. With a claim's number it puts that claim's reversal off. */
export const FORWARDED = 'FB'

/**
 * A payer that puts the taking off shows the reversal with a negative WO and takes with a positive one later: together they are nothing
 * beyond the reversal (X12 RFI 227). Medicare, and others after its way, put it off with a negative FB under the claim's number and take
 * with a WO (CMS CR 6870 and 7068, MM6870; X12 RFI 578). Other forwarded balances name a remittance, not a claim, and move no claim's money.
 */
export function weighOutside(all: readonly CaseProviderAdjustment[], readings: readonly Reading[]): Outside {
  let interestCents = 0
  let returnedCents = 0
  let forwarded = 0
  const taking: CaseProviderAdjustment[] = []
  const net = new Map<string, number>()
  for (const each of all) {
    const { reason, amountCents } = each
    if (INTEREST.has(reason)) interestCents -= amountCents
    else if (reason === '72') returnedCents -= amountCents
    else if (reason === FORWARDED && controlNamed(each.reference, readings) !== undefined) forwarded -= amountCents
    if (!TAKES.has(reason)) continue
    const named = numberNamed(each, readings)
    net.set(named, (net.get(named) ?? 0) + amountCents)
    if (amountCents > 0) taking.push(each)
  }
  let takenCents = 0
  let putOffCents = 0
  let left = Math.max(0, Math.min(forwarded, reversedBy(readings)))
  for (const [number, cents] of net) {
    const off = cents < 0 ? Math.min(-cents, reversedUnder(number, readings, net.size === 1)) : 0
    // What was carried forward is taken now: it is the reversal's money, not more.
    const carried = Math.max(0, Math.min(cents, left))
    left -= carried
    putOffCents += off
    takenCents += cents + off - carried
  }
  taking.sort(
    (one, other) =>
      compare(one.paymentDate ?? '', other.paymentDate ?? '') ||
      compare(one.remittance, other.remittance) ||
      one.ordinal - other.ordinal,
  )
  return { takenCents, taking, putOffCents: putOffCents + left, interestCents, returnedCents }
}

/** The claim number of the case that the reference holds, else the reference as it stands. */
function numberNamed({ reference }: CaseProviderAdjustment, readings: readonly Reading[]): string {
  return controlNamed(reference, readings) ?? reference ?? ''
}

function controlNamed(reference: string | null, readings: readonly Reading[]): string | undefined {
  if (reference === null) return undefined
  const parts = partsOf(reference)
  const known =
    readings.find(({ control }) => control !== undefined && parts.includes(control)) ??
    readings.find(({ control }) => control !== undefined && control.length >= ONE_TEXT && reference.includes(control))
  return known?.control
}

/** From this length on a number is found within a text that runs account, date and number together. */
const ONE_TEXT = 8

/** Payers put a claim number, an account or both with a date into one text (PLB03-2). */
function partsOf(reference: string): readonly string[] {
  return [reference.trim(), ...reference.split(/[\s/,;]+/)]
}

/** What reversals took under a number, positive; all of it where only one number is spoken of and no reversal bears it. */
function reversedUnder(number: string, readings: readonly Reading[], only: boolean): number {
  let own = 0
  let all = 0
  for (const { it, control, original, paidCents } of readings) {
    if (!it.reversal || paidCents >= 0) continue
    all -= paidCents
    if (control === number || original === number) own -= paidCents
  }
  return own === 0 && only ? all : own
}

/** What all reversals took together, positive. */
function reversedBy(readings: readonly Reading[]): number {
  return readings.reduce((sum, { it, paidCents }) => sum + (it.reversal && paidCents < 0 ? -paidCents : 0), 0)
}

/** Claim numbers under which the payer has taken money outside of claims, with how much. */
export function takenUnder(all: readonly CaseProviderAdjustment[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { reason, reference, amountCents } of all) {
    if (!TAKES.has(reason) || reference === null) continue
    for (const name of new Set(partsOf(reference)))
      if (name !== '') found.set(name, (found.get(name) ?? 0) + amountCents)
  }
  return found
}
