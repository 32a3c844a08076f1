// The line of payers of a case: to whom a claim was passed on, who comes next, and where two payers contradict each other.
import { REASONS_FIRST } from '../../knowledge/other-payer.ts'
import { injuryOf } from '../other-payer.ts'
import { compare, rankOfStatus } from './identity.ts'
import type { KnownPayer, KnownPayers } from './payers.ts'
import { type Reading, readingsInOrder } from './reading.ts'
import { sayBack } from './says.ts'
import { passedOnBy, type SettledPayer } from './settle-payer.ts'
import type { ComesBack, Contradiction, NextPayer, TakeBack } from './standing.ts'

/**
 * To whom claims were passed on by a payer itself, with the date of the remittance that says so. A payer that is named is that one; one
 * that only says that it passed the claim on (CLP02 19 to 21) means the next in line.
 */
export function crossovers(readings: readonly Reading[], known: KnownPayers): ReadonlyMap<KnownPayer, string> {
  const found = new Map<KnownPayer, string>()
  for (const reading of readings) {
    if (reading.it.reversal || !passedOnBy(reading)) continue
    const { crossoverTo, payer, status } = reading.it
    const from = known.byKey.get(payer.key)
    const named = crossoverTo === null ? undefined : known.byKey.get(crossoverTo.key)
    const to = named ?? (status === '23' ? undefined : followerOf(from, rankOfStatus(status), known))
    if (to === undefined || to === from) continue
    const on = reading.it.paymentDate ?? ''
    const before = found.get(to)
    if (before === undefined || on < before) found.set(to, on)
  }
  return found
}

function followerOf(
  from: KnownPayer | undefined,
  statusRank: number | undefined,
  known: KnownPayers,
): KnownPayer | undefined {
  const rank = from?.rank ?? statusRank
  if (rank === undefined) return undefined
  return known.all.find(payer => payer.rank !== undefined && payer.rank > rank && payer !== from)
}

/** Whether a payer has decided, or nothing more is to come from it. */
export function hasDecided({ standing }: SettledPayer): boolean {
  return standing.answers.length > 0 && standing.state !== 'contradictory'
}

/** The last payer in line that has decided; of two in one place, the one that decided last. */
export function lastToDecide(payers: readonly SettledPayer[]): SettledPayer | undefined {
  let last: SettledPayer | undefined
  for (const payer of payers) {
    if (!hasDecided(payer)) continue
    if (last === undefined || later(payer, last)) last = payer
  }
  return last
}

function later(one: SettledPayer, other: SettledPayer): boolean {
  const [rank, otherRank] = [one.payer.rank ?? 0, other.payer.rank ?? 0]
  if (rank !== otherRank) return rank > otherRank
  return compare(lastDecision(one), lastDecision(other)) > 0
}

/** The day of its latest decision that holds; '' where it has none. */
export function lastDecision({ standing }: SettledPayer): string {
  let last = ''
  for (const { paymentDate } of standing.answers)
    if (paymentDate !== undefined && paymentDate > last) last = paymentDate
  return last
}

/**
 * The payer that denied because another one comes first (reasons 19 to 22), where another one has decided and left something: as the one
 * after it decides on the rest (our judgment; that it is the one meant is for a person to see). One whose payment was taken back is another story.
 */
export function comingBack(payers: readonly SettledPayer[]): ComesBack | undefined {
  if (payers.length < 2) return undefined
  for (const payer of payers) {
    if (!saysAnotherIsFirst(payer)) continue
    const before = lastToDecide(payers.filter(each => each !== payer && !saysAnotherIsFirst(each)))
    const leftCents = before === undefined ? 0 : before.standing.patientCents + before.standing.atStakeCents
    if (before === undefined || leftCents <= 0) continue
    const { key, name } = payer.standing
    const injury = injuryOf(reasonsOf(payer))
    return {
      ...{ key, name, after: before.standing.name, leftCents, state: backAt(payer, lastDecision(before)) },
      ...(injury === undefined ? {} : { injury }),
    }
  }
  return undefined
}

/** The reasons by which it denied. */
function reasonsOf({ standing: { answers } }: SettledPayer): readonly string[] {
  return answers.flatMap(({ adjustments }) =>
    adjustments.filter(({ kind }) => kind === 'denial' || kind === 'underpayment').map(({ carc }) => carc),
  )
}

function backAt(payer: SettledPayer, decidedOn: string): ComesBack['state'] {
  if (payer.waiting.length > 0) return 'waiting'
  const answeredOn = lastDecision(payer)
  const told = payer.sent.some(({ sentOn }) => sentOn !== null && sentOn > decidedOn && sentOn <= answeredOn)
  return told ? 'told' : 'to-bill'
}

function saysAnotherIsFirst({ standing: { answers, receivedCents, state, takeBacks } }: SettledPayer): boolean {
  if (receivedCents !== 0 || answers.length === 0 || state === 'contradictory' || takeBacks.length > 0) return false
  return answers.every(({ adjustments }) => {
    const stakes = adjustments.filter(({ kind }) => kind === 'denial' || kind === 'underpayment')
    return stakes.length > 0 && stakes.every(each => each.action === 'bill-other-payer' && REASONS_FIRST.has(each.carc))
  })
}

/**
 * The payer that comes next: the first in line that the claims name and that was neither billed nor crossed over to, or that comes back,
 * where something is left for it: the patient's part, or what was denied.
 */
export function nextInLine(
  payers: readonly SettledPayer[],
  back: ComesBack | undefined,
  disturbed: string | undefined,
): NextPayer | undefined {
  const last = lastToDecide(withoutBack(payers, back))
  if (last === undefined) return undefined
  const left = last.standing.patientCents
  const denied = last.standing.atStakeCents
  if (left <= 0 && denied <= 0) return undefined
  const next = payers.find(
    ({ payer, standing }) =>
      (back?.state === 'to-bill' && standing.key === back.key) ||
      (payer.declared && !standing.billed && !standing.crossedOver && (payer.rank ?? 0) >= (last.payer.rank ?? 0)),
  )
  if (next === undefined) return undefined
  const before = payers.filter(each => each !== next && rank(each) <= rank(next))
  // One before it that was billed and has not decided comes first, whether it is silent or has taken its decision back.
  const silent = before.find(
    ({ standing }) => (standing.billed || standing.crossedOver) && standing.answers.length === 0,
  )
  if (silent !== undefined) return undefined
  const waiting = before.find(each => each.waiting.length > 0)
  return {
    key: next.standing.key,
    name: next.standing.name,
    sequence: next.standing.sequence,
    ready: waiting === undefined && disturbed === undefined,
    says:
      waiting !== undefined
        ? `${waiting.standing.name} owes an answer first.`
        : disturbed !== undefined
          ? disturbed
          : next.standing.key === back?.key
            ? sayBack(back)
            : left > 0
              ? 'What is left to the patient goes to it first.'
              : 'It may pay what the payer before it denied.',
  }
}

/** Those whose word counts: one that comes back has not decided yet. */
export function withoutBack(payers: readonly SettledPayer[], back: ComesBack | undefined): readonly SettledPayer[] {
  return back === undefined ? payers : payers.filter(({ standing }) => standing.key !== back.key)
}

function rank({ payer }: SettledPayer): number {
  return payer.rank ?? 0
}

/** Contradictions between payers: two that paid as the first, more received than was charged, an answer that rests on one that fell. */
export function betweenPayers(payers: readonly SettledPayer[], chargeCents: number): readonly Contradiction[] {
  const answered = payers.filter(each => each.standing.answers.length > 0)
  const found: Contradiction[] = []
  const firsts = answered.filter(each => each.standing.receivedCents > 0 && actedAsFirst(each))
  const [one, other] = firsts
  if (one !== undefined && other !== undefined)
    found.push({
      kind: 'two-first-payers',
      payer: other.standing.key,
      sources: sourcesOf([one, other]),
      cents: Math.min(one.standing.receivedCents, other.standing.receivedCents),
      says: `${one.standing.name} and ${other.standing.name} both paid as the first payer: one of them is to be paid back, and only they can say which.`,
    })
  const received = payers.reduce((sum, each) => sum + each.standing.receivedCents - each.standing.toGiveBackCents, 0)
  // A payer may allow more than was charged (a case rate): then the charge is no bound.
  const above = answered.some(each => each.standing.answers.some(answer => answer.paidCents > answer.chargeCents))
  if (answered.length > 1 && chargeCents > 0 && received > chargeCents && !above)
    found.push({
      kind: 'received-exceeds-charge',
      payer: answered.at(-1)?.standing.key ?? '',
      sources: sourcesOf(answered),
      cents: received - chargeCents,
      says: 'Together the payers paid more than was charged: find out which of them paid too much.',
    })
  for (const fallen of payers) {
    const later = answered.find(each => rank(each) > rank(fallen))
    if (later === undefined || !restsOnFallen(later, fallen, isAnotherAnswer)) continue
    found.push({
      kind: 'answer-outdated',
      payer: later.standing.key,
      sources: sourcesOf([fallen, later]),
      cents: later.standing.receivedCents,
      says: `${later.standing.name} decided on an answer of ${fallen.standing.name} that holds no longer: it has to be told what holds now.`,
    })
  }
  return found
}

/** Decided as if nobody stood before it: CLP02 1 or 19, and no effect of an earlier payer (23) anywhere. */
function actedAsFirst({ standing, readings }: SettledPayer): boolean {
  const current = readings.filter(({ it }) => standing.answers.some(answer => answer.adjudicationId === it.id))
  return current.some(
    ({ it, adjustments }) => (it.status === '1' || it.status === '19') && !adjustments.some(each => each.carc === '23'),
  )
}

/** A payer took its answer back in such a way after one further down the line had decided: that one rests on what fell. */
export function restsOnFallen(
  later: SettledPayer,
  fallen: SettledPayer,
  isSuch: (takeBack: TakeBack) => boolean,
): boolean {
  if (rank(later) <= rank(fallen)) return false
  const since = lastDecision(later)
  return fallen.standing.takeBacks.some(each => isSuch(each) && (each.noticeDate ?? '') > since)
}

/** Taken back, or decided anew, by an answer of the payer. */
function isAnotherAnswer({ why, source }: TakeBack): boolean {
  return why !== 'repeated' && source.kind === 'adjudication'
}

function sourcesOf(payers: readonly SettledPayer[]): Contradiction['sources'] {
  return payers.flatMap(({ standing, readings }) =>
    readings
      .filter(({ it }) => it.reversal || standing.answers.some(answer => answer.adjudicationId === it.id))
      .sort(readingsInOrder)
      .map(({ it }) => ({ kind: 'adjudication', id: it.id }) as const),
  )
}
