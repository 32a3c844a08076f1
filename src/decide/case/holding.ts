// Which decisions of one payer hold: later ones take the place of earlier ones that paid nothing, line by line; parts of a split claim hold
// together; two payments for the same lines are both money, and two decisions of which neither gives way are a contradiction.
import type { CaseAdjustment } from './evidence.ts'
import { compare } from './identity.ts'
import { sharedLines } from './lines.ts'
import type { Pairing } from './pairing.ts'
import { atStakeOf, patientOf, type Reading, readingsInOrder } from './reading.ts'
import type { AdjudicationRole, Answer } from './standing.ts'

/** A decision that holds, whole or in part. */
export interface Holding {
  readonly reading: Reading
  /** Ordinals of lines that were decided anew or reversed. */
  readonly gone: Set<number>
  /** Reversals of a part of it. */
  readonly less: Reading[]
}

export interface Held {
  readonly holdings: readonly Holding[]
  readonly roles: ReadonlyMap<Reading, { readonly role: AdjudicationRole; readonly pairs: readonly Reading[] }>
  /** Paid a second time, or replaced and never reversed. */
  readonly overpaid: readonly { readonly reading: Reading; readonly beside: Reading; readonly cents: number }[]
  readonly differ: readonly (readonly [Reading, Reading])[]
  readonly twoAnswers: readonly (readonly [Reading, Reading])[]
}

/** What is known from outside of the decisions. */
export interface Asked {
  /** Of the latest claim as sent; undefined where none is known. */
  readonly chargeCents: number | undefined
  /** The numbers that replacements of ours name, with the day on which each was sent first ('' where it is not known). */
  readonly replaced: ReadonlyMap<string, string>
  /** What the payer took outside of claims, by the claim number that it names. */
  readonly taken: ReadonlyMap<string, number>
}

/** What one decision touches of one that holds. */
type Touch = { readonly lines: readonly number[] | undefined } | undefined

/**
 * Lays the decisions beside each other in the order of their dates, a reversal before the decisions of its day. What gave way to a decision
 * that was reversed later does not come back; what was beside it as money does.
 */
export function holdDecisions(sorted: readonly Reading[], pairing: Pairing, asked: Asked): Held {
  const desk: Desk = {
    pairing,
    asked,
    partsFit: fitTogether(sorted, pairing, asked),
    met: new Set(),
    holdings: [],
    roles: new Map(),
    overpaid: [],
    twoAnswers: [],
  }
  const ordered = pairing.undoes.size === 0 ? sorted : [...sorted].sort(reversalsFirst)
  for (const reading of ordered) {
    if (reading.it.reversal) undo(desk, reading)
    else if (!undoneBefore(reading, pairing, desk.met)) place(desk, reading)
    desk.met.add(reading)
  }
  bringBack(desk)
  return heldOf(desk)
}

function reversalsFirst(one: Reading, other: Reading): number {
  return (
    compare(one.it.paymentDate ?? '', other.it.paymentDate ?? '') ||
    Number(other.it.reversal) - Number(one.it.reversal) ||
    readingsInOrder(one, other)
  )
}

/** Reversed whole by reversals that all came before it: it never held. */
function undoneBefore(reading: Reading, pairing: Pairing, met: ReadonlySet<Reading>): boolean {
  const undone = pairing.undone.get(reading)
  return undone?.whole === true && undone.by.every(reversal => met.has(reversal))
}

/** The decisions as they lie beside each other so far, and what they are laid by. */
interface Desk {
  readonly pairing: Pairing
  readonly asked: Asked
  readonly partsFit: boolean | undefined
  /** The readings that came before, in order. */
  readonly met: Set<Reading>
  readonly holdings: Holding[]
  readonly roles: Map<Reading, { readonly role: AdjudicationRole; readonly pairs: readonly Reading[] }>
  readonly overpaid: { readonly reading: Reading; readonly beside: Reading }[]
  readonly twoAnswers: (readonly [Reading, Reading])[]
}

function place(desk: Desk, reading: Reading): void {
  const { holdings, roles } = desk
  if (!isFinal(reading)) {
    roles.set(reading, { role: 'not-final', pairs: [] })
    return
  }
  const fresh = hold(reading, desk.pairing, reversal => desk.met.has(reversal))
  const touched = touchedBy(desk, fresh)
  const repeats = touched.length === 0 ? NO_LINES : repeatedLines(reading)
  // Lines denied as duplicates of lines that are here are not decided anew.
  if (repeats !== 'all') for (const line of repeats) fresh.gone.add(line)
  const role = repeats === 'all' ? 'duplicate-denial' : weigh(fresh, touched, desk.asked)
  if (role === 'current') {
    giveWay(desk, touched, reading)
    holdings.push(fresh)
    return
  }
  const paid = touched
    .filter(each => role === 'duplicate-denial' || each.paidCents > 0)
    .map(each => each.holding.reading)
  roles.set(reading, { role, pairs: paid })
  const [beside] = paid
  if (beside === undefined) return
  if (role === 'contradicts') desk.twoAnswers.push([beside, reading])
  if (role === 'duplicate-payment') desk.overpaid.push({ reading, beside })
}

/** The decisions that hold of which this one touches something. */
function touchedBy({ holdings, partsFit, asked }: Desk, fresh: Holding): readonly Touched[] {
  const found: Touched[] = []
  for (const holding of holdings) {
    const touch = touches(holding, fresh, partsFit, asked)
    if (touch !== undefined) found.push({ holding, lines: touch.lines, paidCents: paidOn(holding, touch.lines) })
  }
  return found
}

/** What this decision touches gives way to it: money stands beside it as overpaid, the rest is superseded whole or in its lines. */
function giveWay(desk: Desk, touched: readonly Touched[], reading: Reading): void {
  const drop = (holding: Holding, role: AdjudicationRole) => {
    desk.holdings.splice(desk.holdings.indexOf(holding), 1)
    desk.roles.set(holding.reading, { role, pairs: [reading] })
  }
  for (const { holding, lines, paidCents } of touched) {
    if (paidCents > 0) {
      desk.overpaid.push({ reading: holding.reading, beside: reading })
      drop(holding, 'unreversed')
    } else if (lines === undefined || coversAll(holding, lines)) drop(holding, 'superseded')
    else for (const line of lines) holding.gone.add(line)
  }
}

function undo({ pairing, holdings, met }: Desk, reversal: Reading): void {
  const original = pairing.undoes.get(reversal)
  const holding = holdings.find(each => each.reading === original)
  const undone = original === undefined ? undefined : pairing.undone.get(original)
  if (holding === undefined || undone === undefined) return
  // The last of its reversals ends it.
  if (undone.whole && undone.by.every(each => each === reversal || met.has(each)))
    holdings.splice(holdings.indexOf(holding), 1)
  else take(holding, reversal)
}

/** What stood beside a decision as money or as a second answer holds again where nothing that holds touches it. */
function bringBack(desk: Desk): void {
  const { pairing, roles, holdings } = desk
  for (const [reading, { role }] of roles) {
    if (!BESIDE.has(role) || isUndone(pairing, reading) || isRecovered(reading, desk.asked)) continue
    const fresh = hold(reading, pairing, ALL)
    if (touchedBy(desk, fresh).length > 0) continue
    holdings.push(fresh)
    roles.delete(reading)
  }
}

/** What holds in the end, and what is to be said about the rest. */
function heldOf({ pairing, holdings, roles, overpaid, twoAnswers }: Desk): Held {
  for (const { reading } of holdings) roles.set(reading, { role: 'current', pairs: [] })
  const beside = overpaid
    .filter(({ reading }) => !isUndone(pairing, reading) && BESIDE.has(roles.get(reading)?.role ?? 'current'))
    .map(each => ({ ...each, cents: answerOf(hold(each.reading, pairing, ALL)).paidCents }))
  return {
    holdings,
    roles,
    overpaid: beside,
    differ: beside
      .filter(
        ({ reading, beside: other }) => roles.get(reading)?.role === 'duplicate-payment' && differ(reading, other),
      )
      .map(({ reading, beside: other }) => [other, reading] as const),
    twoAnswers: twoAnswers.filter(
      ([one, other]) =>
        !isUndone(pairing, one) && roles.get(other)?.role === 'contradicts' && !isUndone(pairing, other),
    ),
  }
}

function isUndone(pairing: Pairing, reading: Reading): boolean {
  return pairing.undone.get(reading)?.whole === true
}

/** Money or a decision beside the one that holds: where that one falls, this one stands. */
const BESIDE = new Set<AdjudicationRole>(['duplicate-payment', 'unreversed', 'contradicts'])
const NO_LINES: readonly number[] = []

function differ(one: Reading, other: Reading): boolean {
  return one.paidCents !== other.paidCents || one.patientCents !== other.patientCents
}

/** Its payment was taken outside of claims: it does not stand in for one that falls. */
function isRecovered({ control, paidCents }: Reading, { taken }: Asked): boolean {
  return control !== undefined && paidCents > 0 && (taken.get(control) ?? 0) >= paidCents
}

/** A decision less the reversals of a part of it, of those that are asked for. */
function hold(reading: Reading, pairing: Pairing, wanted: (reversal: Reading) => boolean): Holding {
  const holding: Holding = { reading, gone: new Set(), less: [] }
  const undone = pairing.undone.get(reading)
  if (undone !== undefined) for (const reversal of undone.by) if (wanted(reversal)) take(holding, reversal)
  return holding
}

function take(holding: Holding, reversal: Reading): void {
  holding.less.push(reversal)
  for (const line of sharedLines(holding.reading, reversal) ?? NO_LINES) holding.gone.add(line)
}

const ALL = () => true

/** Forwarded (23), priced beforehand (25) and pended claims are no decisions yet (835 CLP02). */
export function isFinal({ it, paidCents, adjustments }: Reading): boolean {
  if (it.status === '23' || it.status === '25') return false
  if (paidCents !== 0) return true
  let pending = false
  for (const { kind, amountCents } of adjustments) {
    if (amountCents === 0) continue
    if (kind !== 'pending') return true
    pending = true
  }
  return !pending
}

/** Whether all decisions together fit into one claim: parts of it, not second thoughts. */
function fitTogether(sorted: readonly Reading[], pairing: Pairing, { chargeCents }: Asked): boolean | undefined {
  if (chargeCents === undefined) return undefined
  let sum = 0
  for (const { by, whole } of pairing.undone.values())
    if (!whole) for (const reversal of by) sum += reversal.chargeCents
  for (const reading of sorted)
    if (!reading.it.reversal && pairing.undone.get(reading)?.whole !== true && isFinal(reading))
      sum += reading.chargeCents
  return sum <= chargeCents
}

function touches(holding: Holding, { reading }: Holding, partsFit: boolean | undefined, asked: Asked): Touch {
  const before = holding.reading
  if (replaces(reading, before, asked)) return { lines: undefined }
  const shared = sharedLines(before, reading)?.filter(line => !holding.gone.has(line))
  const otherNumber =
    before.control !== undefined && reading.control !== undefined && before.control !== reading.control
  const bothParts = before.it.split && reading.it.split && otherNumber
  if (shared === undefined) {
    if (bothParts && partsFit !== false) return undefined
    // Claims without lines that together make up what was sent, each under its own number, are its parts.
    const makeUp = asked.chargeCents === before.chargeCents + reading.chargeCents && reading.chargeCents > 0
    return makeUp && otherNumber && before.chargeCents > 0 ? undefined : { lines: undefined }
  }
  if (shared.length === 0) {
    if (bothParts || partsFit === true) return undefined
    const together = answerOf(holding).chargeCents + reading.chargeCents
    // Other codes, but more than one claim's worth of them: the same services, billed again.
    const again =
      asked.chargeCents === undefined
        ? answerOf(holding).chargeCents === reading.chargeCents && holding.gone.size === 0
        : together > asked.chargeCents
    return again && !before.it.split ? { lines: undefined } : undefined
  }
  if (bothParts && partsFit === true) return undefined
  return { lines: shared }
}

/** Whether a decision answers our replacement of the other (CLP09 7, REF*F8). */
function replaces(reading: Reading, before: Reading, { replaced }: Asked): boolean {
  if (reading.original !== undefined) return before.control !== undefined && reading.original === before.control
  if (reading.it.frequency !== '7' || before.it.frequency === '7') return false
  if (replaced.size === 0) return !before.it.split
  // Some payers keep the number of what was replaced: then it is that one and no other.
  if (reading.control !== undefined && reading.control !== before.control && replaced.has(reading.control)) return false
  const sentOn = before.control === undefined ? undefined : replaced.get(before.control)
  return sentOn !== undefined && (reading.it.paymentDate === null || sentOn <= reading.it.paymentDate)
}

type Touched = { readonly holding: Holding; readonly lines: readonly number[] | undefined; readonly paidCents: number }

function weigh(fresh: Holding, touched: readonly Touched[], asked: Asked): AdjudicationRole {
  const paid = touched.filter(each => each.paidCents > 0)
  if (paid.length === 0) return 'current'
  const { reading } = fresh
  const replacing = paid.every(each => replaces(reading, each.holding.reading, asked) || reading.it.frequency === '7')
  if (answerOf(fresh).paidCents > 0) {
    const wider = paid.every(
      each => each.lines !== undefined && answerOf(each.holding).chargeCents < answerOf(fresh).chargeCents,
    )
    return replacing || wider ? 'current' : 'duplicate-payment'
  }
  if (replacing) return 'refused-replacement'
  return 'contradicts'
}

/** What a holding paid for those lines. */
function paidOn(holding: Holding, lines: readonly number[] | undefined): number {
  if (lines === undefined || coversAll(holding, lines)) return answerOf(holding).paidCents
  let sum = 0
  for (const line of holding.reading.lines) if (lines.includes(line.line)) sum += line.paidCents
  return sum
}

function coversAll({ reading, gone }: Holding, lines: readonly number[]): boolean {
  return reading.lines.every(line => gone.has(line.line) || lines.includes(line.line))
}

/** Lines that were denied as duplicates and nothing else (18); `all` when nothing else stands in it. */
function repeatedLines({ adjustments, lines, paidCents }: Reading): 'all' | readonly number[] {
  const repeats = (own: readonly CaseAdjustment[]) => {
    const denied = own.filter(each => each.amountCents !== 0)
    return denied.length > 0 && denied.every(each => each.carc === '18')
  }
  if (!adjustments.some(each => each.carc === '18' && each.amountCents !== 0)) return []
  if (paidCents === 0 && repeats(adjustments)) return 'all'
  return lines
    .filter(line => line.paidCents === 0 && repeats(adjustments.filter(each => each.line === line.line)))
    .map(line => line.line)
}

/** A holding as it is shown: less its lines that are gone and the reversals of a part. */
export function answerOf({ reading, gone, less }: Holding): Answer {
  const { it } = reading
  const head = {
    adjudicationId: it.id,
    payerControl: reading.control,
    paymentDate: it.paymentDate ?? undefined,
    bundled: reading.bundled,
  }
  if (gone.size === 0 && less.length === 0)
    return {
      ...head,
      chargeCents: reading.chargeCents,
      paidCents: reading.paidCents,
      patientCents: reading.patientCents,
      atStakeCents: reading.atStakeCents,
      lines: undefined,
      adjustments: reading.adjustments,
    }
  let { chargeCents, paidCents } = reading
  const reversed = new Set<number>()
  for (const reversal of less) {
    chargeCents += reversal.chargeCents
    paidCents += reversal.paidCents
    for (const line of sharedLines(reading, reversal) ?? []) reversed.add(line)
  }
  for (const line of reading.lines)
    if (gone.has(line.line) && !reversed.has(line.line)) {
      chargeCents -= line.chargeCents
      paidCents -= line.paidCents
    }
  const kept = lessReversed(
    reading.adjustments.filter(each => !gone.has(each.line)),
    less.filter(reversal => reversal.lines.length === 0 || reading.lines.length === 0),
  )
  return {
    ...head,
    chargeCents,
    paidCents,
    patientCents: patientOf(kept),
    atStakeCents: atStakeOf(it, kept, reading.bundled),
    lines: reading.lines.filter(line => !gone.has(line.line)).map(line => line.line),
    adjustments: kept,
  }
}

/** Adjustments less those that a reversal without lines names, code by code. */
function lessReversed(
  adjustments: readonly CaseAdjustment[],
  reversals: readonly Reading[],
): readonly CaseAdjustment[] {
  if (reversals.length === 0) return adjustments
  const taken = new Map<string, number>()
  for (const { adjustments: own } of reversals)
    for (const { group, carc, amountCents } of own)
      taken.set(`${group} ${carc}`, (taken.get(`${group} ${carc}`) ?? 0) + amountCents)
  return adjustments.flatMap(adjustment => {
    const code = `${adjustment.group} ${adjustment.carc}`
    const change = Math.max(taken.get(code) ?? 0, -adjustment.amountCents)
    if (change >= 0) return [adjustment]
    taken.set(code, (taken.get(code) ?? 0) - change)
    const amountCents = adjustment.amountCents + change
    return amountCents === 0 ? [] : [{ ...adjustment, amountCents }]
  })
}
