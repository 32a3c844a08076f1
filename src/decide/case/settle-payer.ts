// One payer's part of a case: its decisions in force, the money net of what was taken back, what was paid twice, its state, since when it
// owes an answer, and where it contradicts itself.
import { sum } from '../sum.ts'
import type { CaseProviderAdjustment, SentClaim, StatusAnswer } from './evidence.ts'
import { type Asked, answerOf, type Held, type Holding, holdDecisions, isFinal } from './holding.ts'
import { compare, passedOn, sequenceOf, usable } from './identity.ts'
import { sharedLines } from './lines.ts'
import { NOTHING_OUTSIDE, takenUnder, weighOutside } from './outside.ts'
import { type Pairing, pairReversals } from './pairing.ts'
import type { KnownPayer } from './payers.ts'
import { type Reading, readingsInOrder, selfContradiction } from './reading.ts'
import type {
  Answer,
  Contradiction,
  PayerStanding,
  PayerState,
  PlacedAdjudication,
  Source,
  TakeBack,
} from './standing.ts'
import { type Money, takeBacksOf } from './take-backs.ts'

/** Everything of one payer. */
export interface PayerEvidence {
  readonly payer: KnownPayer
  /** Claims that went to it and were not sent back, in order. */
  readonly sent: readonly SentClaim[]
  readonly readings: readonly Reading[]
  readonly outside: readonly CaseProviderAdjustment[]
  readonly heard: readonly StatusAnswer[]
  /** The remittance date on which another payer passed the claim on to it ('' where it has none); undefined = nobody did. */
  readonly crossedOn: string | undefined
}

/** One payer's part, with what other steps of the case need of it. */
export interface SettledPayer {
  readonly payer: KnownPayer
  readonly standing: PayerStanding
  readonly placed: readonly PlacedAdjudication[]
  readonly contradictions: readonly Contradiction[]
  readonly giveBackBecause: readonly Source[]
  /** Reversals whose original is not known. */
  readonly orphans: readonly Reading[]
  readonly sent: readonly SentClaim[]
  /** Claims of ours that wait for an answer. */
  readonly waiting: readonly SentClaim[]
  readonly refused: readonly Reading[]
  readonly readings: readonly Reading[]
}

export function settlePayer(evidence: PayerEvidence): SettledPayer {
  const { payer, sent } = evidence
  const sorted = evidence.readings.length < 2 ? evidence.readings : [...evidence.readings].sort(readingsInOrder)
  const pairing = pairReversals(sorted)
  const asked = askedOf(sent, evidence.outside)
  const held = holdDecisions(sorted, pairing, asked)
  const answers = held.holdings.map(answerOf)
  const money = countMoney(sorted, held, evidence.outside)
  const takeBacks = takeBacksOf(sorted, pairing, sent, asked.taken, money)
  const contradictions = contradictionsOf(payer.key, sorted, pairing, held, money)
  const waiting = waitingClaims(sent, sorted)
  const isVoid = answers.length === 0 && wasVoided(sent, sorted)
  const state = stateOf({ answers, held, takeBacks, contradictions, isVoid, waiting, asked, money })
  const since = waiting.map(claim => claim.sentOn ?? '').sort(compare)[0]
  return {
    payer,
    sent,
    waiting,
    readings: sorted,
    orphans: pairing.orphans,
    refused:
      held.holdings.length === 0 ? [] : sorted.filter(each => held.roles.get(each)?.role === 'refused-replacement'),
    contradictions,
    giveBackBecause:
      money.toGiveBackCents > 0 ? sourcesOf(held.overpaid.flatMap(each => [each.beside, each.reading])) : [],
    placed: sorted.map(reading => placeOf(reading, payer.key, pairing, held)),
    standing: {
      key: payer.key,
      name: payer.name,
      names: payer.names,
      keys: payer.keys,
      sequence: sequenceOf(payer.rank),
      state,
      billed: sent.length > 0 || sorted.length > 0,
      crossedOver: evidence.crossedOn !== undefined,
      answers,
      receivedCents: money.receivedCents,
      patientCents: sum(answers, answer => answer.patientCents),
      atStakeCents: sum(answers, answer => answer.atStakeCents),
      toGiveBackCents: money.toGiveBackCents,
      putOffCents: money.outside.putOffCents,
      interestCents: money.outside.interestCents,
      takeBacks,
      unansweredSince:
        since ??
        (answers.length > 0 ? missingSince(answers, state, asked) : owedSince(sorted, state, evidence.crossedOn)),
      lastHeard: lastHeard(evidence.heard),
    },
  }
}

/** A decision that was put off, or taken back without money: the payer owes another one from then on. */
function owedSince(sorted: readonly Reading[], state: PayerState, crossedOn: string | undefined): string | undefined {
  if (state !== 'unanswered') return undefined
  const last = sorted.findLast(({ it }) => it.status !== '23' && it.status !== '25')
  return last === undefined ? (sorted.length === 0 ? crossedOn : undefined) : (last.it.paymentDate ?? '')
}

/** Of a split claim a part is still to come: since the first part. */
function missingSince(answers: readonly Answer[], state: PayerState, { chargeCents }: Asked): string | undefined {
  if (state !== 'split' || chargeCents === undefined || sum(answers, answer => answer.chargeCents) >= chargeCents)
    return undefined
  return answers.map(answer => answer.paymentDate ?? '').sort(compare)[0]
}

function sourcesOf(readings: readonly Reading[]): readonly Source[] {
  return [...new Set(readings)].sort(readingsInOrder).map(({ it }) => ({ kind: 'adjudication', id: it.id }))
}

function askedOf(sent: readonly SentClaim[], outside: readonly CaseProviderAdjustment[]): Asked {
  const last = sent.findLast(claim => claim.frequency !== '8')
  const replaced = new Map<string, string>()
  for (const claim of sent) {
    const named = claim.frequency === '7' ? usable(claim.originalControl) : undefined
    if (named !== undefined && !replaced.has(named)) replaced.set(named, claim.sentOn ?? '')
  }
  return {
    chargeCents: last?.chargeCents,
    replaced,
    taken: takenUnder(outside),
  }
}

/** Every CLP04 counts once, with its sign, and what was taken outside of claims once (835: Σ CLP04 − Σ PLB = BPR02). */
function countMoney(sorted: readonly Reading[], held: Held, outsides: readonly CaseProviderAdjustment[]): Money {
  let paid = 0
  // An estimate moves no money (CLP02 25).
  for (const { it, paidCents } of sorted) if (it.status !== '25') paid += paidCents
  const outside = outsides.length === 0 ? NOTHING_OUTSIDE : weighOutside(outsides, sorted)
  const overpaid = sum(held.overpaid, each => each.cents)
  return {
    receivedCents: paid - outside.takenCents,
    overpaidCents: overpaid,
    toGiveBackCents: Math.max(0, overpaid - Math.max(0, outside.takenCents)),
    outside,
    disputedCents: Math.max(0, outside.takenCents - outside.returnedCents - overpaid),
  }
}

/** Claims of ours to which nothing that came can be the answer. */
function waitingClaims(sent: readonly SentClaim[], sorted: readonly Reading[]): readonly SentClaim[] {
  if (sent.length === 0) return sent
  if (sent.length === 1 && sent[0]?.frequency === '1' && sorted.some(isFinal)) return []
  return sent.filter((claim, at) => {
    // A claim that another one replaced before it was answered is answered with that one.
    if (
      sent
        .slice(at + 1)
        .some(later => later.frequency === claim.frequency && later.originalControl === claim.originalControl)
    )
      return false
    return !sorted.some(reading => answers(claim, reading, at === 0))
  })
}

function answers(claim: SentClaim, reading: Reading, first: boolean): boolean {
  const { it } = reading
  if (!it.reversal && !isFinal(reading)) return false
  if (claim.sentOn !== null && it.paymentDate !== null && it.paymentDate < claim.sentOn && !first) return false
  const named = usable(claim.originalControl)
  if (claim.frequency === '8')
    return it.reversal && (it.frequency === '8' || named === undefined || names(reading, named))
  if (it.reversal) return false
  if (claim.frequency !== '7') return first || it.frequency === null || it.frequency === '1' || it.frequency === ''
  // The decision on the claim that it replaces is no answer to the replacement.
  if (it.frequency === '7') return true
  if (it.frequency === '1' && named !== undefined && reading.control === named && reading.original === undefined)
    return false
  return it.frequency !== '1' || reading.original === named
}

function names(reading: Reading, number: string): boolean {
  return reading.control === number || reading.original === number
}

/** CLP09 returns the frequency of the claim that was answered; the claim with frequency 8 and its REF*F8 may be here as well. */
function wasVoided(sent: readonly SentClaim[], sorted: readonly Reading[]): boolean {
  const voids = sent.filter(claim => claim.frequency === '8')
  return sorted.some(
    reading =>
      reading.it.reversal &&
      (reading.it.frequency === '8' ||
        voids.some(claim => {
          const named = usable(claim.originalControl)
          const late =
            claim.sentOn === null || reading.it.paymentDate === null || reading.it.paymentDate >= claim.sentOn
          return late && (named === undefined || names(reading, named))
        })),
  )
}

interface StateFacts {
  readonly answers: readonly Answer[]
  readonly held: Held
  readonly takeBacks: readonly TakeBack[]
  readonly contradictions: readonly Contradiction[]
  readonly isVoid: boolean
  readonly waiting: readonly SentClaim[]
  readonly asked: Asked
  readonly money: Money
}

/** Contradictions after which nobody can say what the payer decided. */
const UNSETTLED = new Set<Contradiction['kind']>([
  'two-answers',
  'reversal-exceeds',
  'reversal-differs',
  'reversal-sign',
])

function stateOf(facts: StateFacts): PayerState {
  const { answers, takeBacks, contradictions, isVoid, waiting, asked, money } = facts
  if (contradictions.some(each => UNSETTLED.has(each.kind))) return 'contradictory'
  const byPayer = takeBacks.some(each => each.why === 'payer')
  if (answers.length === 0) {
    const billedAgain = waiting.some(claim => claim.frequency !== '8')
    if (billedAgain) return 'unanswered'
    if (isVoid) return 'void'
    return takeBacks.length > 0 ? 'taken-back' : 'unanswered'
  }
  const paid = sum(answers, answer => answer.paidCents)
  const atStake = sum(answers, answer => answer.atStakeCents)
  const charge = sum(answers, answer => answer.chargeCents)
  if (paid > 0 && money.disputedCents >= paid) return 'taken-back'
  const parts = facts.held.holdings.filter(({ reading }) => reading.it.split).length
  if (parts > 0 && (answers.length > 1 || (asked.chargeCents !== undefined && charge < asked.chargeCents)))
    return 'split'
  if (answers.length > 1 && facts.held.holdings.every(distinctPart)) return 'split'
  if (paid === 0 && byPayer && atStake > 0) return 'taken-back'
  const lost = money.disputedCents > 0 || (byPayer && facts.held.holdings.some(each => lostPart(each, facts.held)))
  if (atStake > 0 || lost) return paid > 0 ? 'partly' : 'denied'
  const statusDenied = facts.held.holdings.every(({ reading }) => reading.it.status === '4')
  return paid === 0 && statusDenied && sum(answers, answer => answer.patientCents) === 0 ? 'denied' : 'paid'
}

/** A part of it was reversed, and no other decision that holds has it. */
function lostPart({ reading, less }: Holding, { holdings }: Held): boolean {
  return less.some(
    reversal =>
      !holdings.some(other => other.reading !== reading && (sharedLines(other.reading, reversal)?.length ?? 1) > 0),
  )
}

/** A decision that shares no line with another one and is none decided line by line anew. */
function distinctPart({ gone, less }: Holding): boolean {
  return gone.size === 0 && less.length === 0
}

function contradictionsOf(
  payer: string,
  sorted: readonly Reading[],
  pairing: Pairing,
  held: Held,
  money: Money,
): readonly Contradiction[] {
  const found: Contradiction[] = []
  for (const reading of sorted) {
    if (reading.sign !== 'unclear' && !reading.statedTwice) continue
    const own = selfContradiction(reading, payer)
    if (own !== undefined && pairing.undone.get(reading)?.whole !== true) found.push(own)
  }
  for (const { kind, reversal, original } of pairing.odd) {
    const cents = Math.abs(reversal.paidCents + original.paidCents)
    const says =
      kind === 'reversal-exceeds'
        ? 'A reversal takes more than the payment that it names.'
        : 'A reversal of the whole charge takes less than the payment that it names.'
    found.push({
      kind,
      payer,
      sources: sourcesOf([original, reversal]),
      cents,
      says: `${says} Both are shown; ask the payer which holds.`,
    })
  }
  for (const [one, other] of held.twoAnswers)
    found.push({
      kind: 'two-answers',
      payer,
      sources: sourcesOf([one, other]),
      cents: one.paidCents,
      says: 'The payer paid and later refused the same services without reversing its payment: two final answers. Ask which one holds.',
    })
  for (const [one, other] of held.differ)
    found.push({
      kind: 'payments-differ',
      payer,
      sources: sourcesOf([one, other]),
      cents: Math.abs(one.paidCents - other.paidCents),
      says: 'The same services were paid twice, and the two decisions differ: ask which one holds before money goes back.',
    })
  const reversedTwice =
    money.outside.takenCents > 0 &&
    sorted.some(each => each.it.reversal && each.paidCents < 0) &&
    money.receivedCents < 0
  if (reversedTwice) found.push(takenTwice(payer, sorted, money))
  return found
}

function takenTwice(payer: string, sorted: readonly Reading[], { outside, receivedCents }: Money): Contradiction {
  return {
    kind: 'taken-twice',
    payer,
    sources: [
      ...sourcesOf(sorted.filter(each => each.it.reversal)),
      ...outside.taking.map(each => ({ kind: 'provider-adjustment', id: each.id }) as const),
    ],
    cents: -receivedCents,
    says: 'The payment was reversed in a remittance and recovered outside of claims as well: more was taken than was paid.',
  }
}

function placeOf(reading: Reading, payer: string, pairing: Pairing, held: Held): PlacedAdjudication {
  const place = (role: PlacedAdjudication['role'], pairs: readonly Reading[]): PlacedAdjudication => ({
    id: reading.it.id,
    payer,
    role,
    pairIds: pairs.map(each => each.it.id),
  })
  if (reading.it.reversal) {
    if (reading.sign === 'unclear') return place('contradicts', [])
    const original = pairing.undoes.get(reading)
    return original === undefined ? place('orphan', []) : place('reversal', [original])
  }
  const undone = pairing.undone.get(reading)
  if (undone?.whole === true) return place('reversed', undone.by)
  const known = held.roles.get(reading)
  return place(known?.role ?? 'current', [...(undone?.by ?? []), ...(known?.pairs ?? [])])
}

function lastHeard(heard: readonly StatusAnswer[]): string | undefined {
  return [...heard]
    .sort((one, other) => compare(one.saidOn ?? '', other.saidOn ?? '') || compare(one.says, other.says))
    .at(-1)?.says
}

/** Whether it, or somebody for it, passed the claim on. */
export function passedOnBy({ it }: Reading): boolean {
  return passedOn(it.status) || it.status === '23' || it.crossoverTo !== null
}
