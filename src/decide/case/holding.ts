// Which decisions of one payer hold: later ones take the place of earlier ones that paid nothing, line by line; parts of a split claim hold
// together; two payments for the same lines are both money, and two decisions of which neither gives way are a contradiction.
import type { CaseAdjustment } from './evidence.ts'
import { sharedLines } from './lines.ts'
import type { Pairing } from './pairing.ts'
import { atStakeOf, patientOf, type Reading } from './reading.ts'
import type { AdjudicationRole, Answer } from './standing.ts'

/** A decision that holds, whole or in part. */
export interface Holding {
  readonly reading: Reading
  /** Ordinals of lines that were decided anew or reversed. */
  readonly gone: Set<number>
  /** Reversals of a part of it. */
  readonly less: readonly Reading[]
}

export interface Held {
  readonly holdings: readonly Holding[]
  readonly roles: ReadonlyMap<Reading, { readonly role: AdjudicationRole; readonly pairs: readonly Reading[] }>
  /** Paid a second time, or replaced and never reversed. */
  readonly overpaid: readonly { readonly reading: Reading; readonly beside: Reading; readonly cents: number }[]
  readonly differ: readonly (readonly [Reading, Reading])[]
  readonly twoAnswers: readonly (readonly [Reading, Reading])[]
}

/** Claims of ours that a later decision may answer: the numbers that replacements name. */
export interface Asked {
  /** Of the latest claim as sent; undefined where none is known. */
  readonly chargeCents: number | undefined
  readonly replaced: ReadonlySet<string>
}

/** What one decision touches of one that holds. */
type Touch = { readonly lines: readonly number[] | undefined } | undefined

/** Lays the decisions that stand (neither reversals nor reversed) beside each other, in order. */
export function holdDecisions(standing: readonly Reading[], pairing: Pairing, asked: Asked): Held {
  const holdings: Holding[] = []
  const roles = new Map<Reading, { role: AdjudicationRole; pairs: readonly Reading[] }>()
  const overpaid: Held['overpaid'][number][] = []
  const differ: Held['differ'][number][] = []
  const twoAnswers: Held['twoAnswers'][number][] = []
  const partsFit = fitTogether(standing, asked)
  const drop = (holding: Holding, role: AdjudicationRole, by: Reading) => {
    holdings.splice(holdings.indexOf(holding), 1)
    roles.set(holding.reading, { role, pairs: [by] })
  }
  for (const reading of standing) {
    if (!isFinal(reading)) {
      roles.set(reading, { role: 'not-final', pairs: [] })
      continue
    }
    const fresh = hold(reading, pairing)
    const touched = holdings.flatMap(holding => {
      const touch = touches(holding, fresh, partsFit, asked)
      return touch === undefined ? [] : [{ holding, lines: touch.lines, paidCents: paidOn(holding, touch.lines) }]
    })
    const repeats = repeatedLines(reading)
    const [first] = touched
    if (first !== undefined && repeats === 'all') {
      roles.set(reading, { role: 'duplicate-denial', pairs: touched.map(each => each.holding.reading) })
      continue
    }
    // Lines denied as duplicates of lines that are here are not decided anew.
    if (repeats !== 'all' && repeats.length > 0 && first !== undefined) for (const line of repeats) fresh.gone.add(line)
    const verdict = weigh(fresh, touched, asked)
    if (verdict === 'refused-replacement' || verdict === 'duplicate-payment' || verdict === 'contradicts') {
      const beside = touched.filter(each => each.paidCents > 0).map(each => each.holding.reading)
      roles.set(reading, { role: verdict, pairs: beside })
      if (verdict === 'contradicts') for (const other of beside) twoAnswers.push([other, reading])
      if (verdict === 'duplicate-payment' && beside[0] !== undefined) {
        overpaid.push({ reading, beside: beside[0], cents: answerOf(fresh).paidCents })
        noteDifference(beside[0], reading, differ)
      }
      continue
    }
    for (const { holding, lines, paidCents } of touched) {
      if (paidCents > 0) {
        overpaid.push({ reading: holding.reading, beside: reading, cents: paidCents })
        drop(holding, 'unreversed', reading)
      } else if (lines === undefined || coversAll(holding, lines)) drop(holding, 'superseded', reading)
      else for (const line of lines) holding.gone.add(line)
    }
    holdings.push(fresh)
  }
  for (const { reading } of holdings) if (!roles.has(reading)) roles.set(reading, { role: 'current', pairs: [] })
  return { holdings, roles, overpaid, differ, twoAnswers }
}

function hold(reading: Reading, pairing: Pairing): Holding {
  const less = pairing.undone.get(reading)?.by ?? []
  const gone = new Set<number>()
  for (const reversal of less) for (const line of sharedLines(reading, reversal) ?? []) gone.add(line)
  return { reading, gone, less }
}

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
function fitTogether(standing: readonly Reading[], { chargeCents }: Asked): boolean | undefined {
  if (chargeCents === undefined) return undefined
  let sum = 0
  for (const reading of standing) if (isFinal(reading)) sum += reading.chargeCents
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
    const together = before.chargeCents + reading.chargeCents
    // Other codes, but more than one claim's worth of them: the same services, billed anew.
    const again =
      asked.chargeCents === undefined ? before.chargeCents === reading.chargeCents : together > asked.chargeCents
    return again && !before.it.split ? { lines: undefined } : undefined
  }
  if (bothParts && partsFit === true) return undefined
  return { lines: shared }
}

/** Whether a decision answers our replacement of the other (CLP09 7, REF*F8). */
function replaces(reading: Reading, before: Reading, { replaced }: Asked): boolean {
  if (reading.original !== undefined) return before.control !== undefined && reading.original === before.control
  if (reading.it.frequency !== '7' || before.it.frequency === '7') return false
  return replaced.size === 0 ? !before.it.split : before.control !== undefined && replaced.has(before.control)
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

function noteDifference(one: Reading, other: Reading, differ: (readonly [Reading, Reading])[]): void {
  if (one.paidCents !== other.paidCents || one.patientCents !== other.patientCents) differ.push([one, other])
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
    atStakeCents: atStakeOf(kept, reading.bundled),
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
