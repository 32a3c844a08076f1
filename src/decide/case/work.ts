// What is left to work of a case, and whose move each piece is: denials that hold, take-backs to dispute, money to give back, claims that never
// arrived, contradictions and questions for a person, the next payer.
import type { SentClaim } from './evidence.ts'
import { isFinal } from './holding.ts'
import { usable } from './identity.ts'
import { restsOnFallen } from './line-of-payers.ts'
import { sharedLines } from './lines.ts'
import type { Reading } from './reading.ts'
import { sayBack } from './says.ts'
import type { SettledPayer } from './settle-payer.ts'
import type {
  Answer,
  ComesBack,
  Contradiction,
  Correction,
  NextPayer,
  Question,
  Source,
  TakeBack,
  WorkUnit,
} from './standing.ts'

export interface Rejected {
  readonly claim: SentClaim
  readonly payer: string
  readonly says: string
  readonly saidOn: string | undefined
  readonly acknowledgmentId: number
}

interface WorkFacts {
  readonly payers: readonly SettledPayer[]
  readonly rejected: readonly Rejected[]
  readonly contradictions: readonly Contradiction[]
  readonly questions: readonly Question[]
  readonly next: NextPayer | undefined
  readonly back: ComesBack | undefined
}

const NO_CLAIM: Correction = { form: 'none', names: undefined, says: 'No claim corrects this.' }
const NEW_CLAIM: Correction = {
  form: 'new',
  names: undefined,
  says: 'A new claim: there is nothing at the payer that a replacement could name.',
}

/** In the order in which it is shown: what contradicts first, then the money. */
export function workOf(facts: WorkFacts): readonly WorkUnit[] {
  const found: WorkUnit[] = []
  for (const each of facts.contradictions) found.push(contradictionUnit(each))
  for (const each of facts.questions) found.push(questionUnit(each))
  for (const each of facts.rejected) found.push(rejectionUnit(each))
  for (const payer of facts.payers) addPayer(found, payer, facts)
  // Of one that comes back the denial is the work.
  if (facts.next?.ready === true && facts.next.key !== facts.back?.key) found.push(nextUnit(facts.next))
  return found
}

function addPayer(found: WorkUnit[], payer: SettledPayer, facts: WorkFacts): void {
  const { standing } = payer
  if (standing.toGiveBackCents > 0) found.push(giveBackUnit(payer))
  if (standing.state === 'contradictory' || standing.state === 'void') return
  for (const answer of standing.answers) {
    if (answer.atStakeCents <= 0 || settledElsewhere(payer, answer, facts)) continue
    found.push(denialUnit(payer, answer, facts))
  }
  for (const takeBack of standing.takeBacks) {
    const left = leftOpen(payer, takeBack)
    if (left > 0) found.push(takeBackUnit(payer, takeBack, left))
  }
}

/** What a take-back leaves unpaid that no answer in force carries already. */
function leftOpen({ standing, readings }: SettledPayer, takeBack: TakeBack): number {
  if (takeBack.why !== 'payer') return 0
  if (takeBack.source.kind === 'provider-adjustment') return takeBack.cents
  const original = readings.find(({ it }) => takeBack.undoes.includes(it.id))
  const reversal = readings.find(({ it }) => it.id === takeBack.source.id)
  if (standing.answers.length === 0) {
    const open = standing.unansweredSince === undefined && !followed(readings, original, reversal)
    return open ? takeBack.cents : 0
  }
  const still = standing.answers.find(answer => answer.adjudicationId === original?.it.id)
  if (original === undefined || still === undefined) return 0
  const decidedAnew =
    reversal !== undefined &&
    readings.some(
      each =>
        each !== original &&
        standing.answers.some(answer => answer.adjudicationId === each.it.id) &&
        (sharedLines(each, reversal)?.length ?? 1) > 0,
    )
  return decidedAnew ? 0 : takeBack.cents
}

/** Another decision took the place of what was reversed: what became of that one is its own story. */
function followed(readings: readonly Reading[], original: Reading | undefined, reversal: Reading | undefined): boolean {
  if (original === undefined || reversal === undefined) return false
  return readings.some(
    each =>
      each !== original &&
      !each.it.reversal &&
      isFinal(each) &&
      (each.it.remittance === reversal.it.remittance ||
        (each.it.paymentDate ?? '') >= (reversal.it.paymentDate ?? '')) &&
      (sharedLines(original, each)?.length ?? 1) > 0,
  )
}

/**
 * A denial that says another payer comes first is settled once that one has decided and left nothing; one that denied all, once a later one
 * has paid.
 */
function settledElsewhere(payer: SettledPayer, answer: Answer, { payers, back }: WorkFacts): boolean {
  // What one further down the line paid before this one took its payment back answers that payment, not the denial since.
  const others = payers.filter(
    each =>
      each !== payer &&
      each.standing.answers.length > 0 &&
      !restsOnFallen(each, payer, takeBack => takeBack.why === 'payer'),
  )
  if (others.length === 0) return false
  if (payer.standing.key === back?.key) return false
  if (sendsElsewhere(answer)) return true
  return (
    payer.standing.receivedCents === 0 &&
    others.some(
      ({ standing, payer: { rank } }) =>
        standing.receivedCents > 0 && standing.atStakeCents === 0 && (rank ?? 0) > (payer.payer.rank ?? 0),
    )
  )
}

function sendsElsewhere({ adjustments }: Answer): boolean {
  const stakes = adjustments.filter(each => each.kind === 'denial' || each.kind === 'underpayment')
  return stakes.length > 0 && stakes.every(each => each.cause === 'other-payer' || each.action === 'bill-other-payer')
}

function denialUnit(payer: SettledPayer, answer: Answer, { payers, back }: WorkFacts): WorkUnit {
  const { standing } = payer
  const takeBack =
    standing.state === 'taken-back' ? standing.takeBacks.findLast(each => each.why === 'payer') : undefined
  const underWay = isUnderWay(payer, answer)
  const elsewhere =
    sendsElsewhere(answer) &&
    payers.some(
      ({ standing: other }) =>
        other.key !== standing.key && (other.billed || other.crossedOver) && other.answers.length === 0,
    )
  const refused = payer.refused.at(-1)
  const says =
    takeBack !== undefined
      ? `${standing.name} paid this and took it back on ${takeBack.noticeDate ?? 'a day not given'}: dispute that.`
      : underWay
        ? `A claim that answers this denial is with ${standing.name}.`
        : refused !== undefined
          ? `${standing.name} refused our replacement; its first decision holds.`
          : elsewhere
            ? 'Another payer has the claim: its answer settles this.'
            : standing.key === back?.key
              ? sayBack(back)
              : `${standing.name} denied this.`
  return {
    kind: takeBack === undefined ? 'denial' : 'take-back',
    payer: standing.key,
    adjudicationId: answer.adjudicationId,
    claimId: payer.sent.at(-1)?.id,
    cents: answer.atStakeCents,
    move: underWay || elsewhere ? 'payer' : 'us',
    noticeDate: takeBack === undefined ? (refused?.it.paymentDate ?? answer.paymentDate) : takeBack.noticeDate,
    correction: takeBack === undefined ? correctionOf(payer, answer) : disputeFirst(answer),
    says,
    sources: [
      { kind: 'adjudication', id: answer.adjudicationId },
      ...(takeBack === undefined ? [] : [takeBack.source]),
      ...(refused === undefined ? [] : [{ kind: 'adjudication', id: refused.it.id } as const]),
    ],
  }
}

/** A claim of ours that answers this denial and waits: a replacement or void that names it, or a new claim sent after it. */
function isUnderWay({ waiting }: SettledPayer, { payerControl, paymentDate }: Answer): boolean {
  return waiting.some(claim => {
    if (claim.frequency === '1')
      return claim.sentOn !== null && paymentDate !== undefined && claim.sentOn >= paymentDate
    const named = usable(claim.originalControl)
    return named === undefined || named === payerControl
  })
}

function disputeFirst({ payerControl }: Answer): Correction {
  return {
    form: 'none',
    names: payerControl,
    says: 'The payer had paid this claim as it was sent: dispute the take-back before anything is corrected.',
  }
}

/** The number of the answer that is wrong. A number that a paid part bears too would take that payment back. */
export function correctionOf({ standing }: SettledPayer, answer: Answer): Correction {
  const stakes = answer.adjustments.filter(each => each.kind === 'denial' || each.kind === 'underpayment')
  if (stakes.length > 0 && stakes.every(each => each.carc === '18'))
    return { ...NO_CLAIM, says: 'Denied as a duplicate: find the original decision; another claim is denied again.' }
  if (stakes.some(each => each.action === 'new-claim'))
    return { form: 'new', names: undefined, says: 'The payer did not process it: a new claim, and no number to name.' }
  const { payerControl } = answer
  if (payerControl === undefined)
    return {
      form: 'replacement',
      names: undefined,
      says: "The payer's number of this claim is not known: ask for it before a replacement goes out.",
    }
  const paidUnderIt = standing.answers.some(
    other => other !== answer && other.payerControl === payerControl && other.paidCents > 0,
  )
  if (paidUnderIt)
    return {
      ...NO_CLAIM,
      says: `The paid part bears the number ${payerControl} too: a replacement would take its payment back. Ask the payer how it wants the correction.`,
    }
  return {
    form: 'replacement',
    names: payerControl,
    says:
      standing.answers.length > 1
        ? `The payer split the claim: a replacement names ${payerControl}, the part that was denied, and leaves the paid part alone.`
        : `A replacement names ${payerControl}.`,
  }
}

function takeBackUnit({ standing, sent }: SettledPayer, takeBack: TakeBack, cents: number): WorkUnit {
  return {
    kind: 'take-back',
    payer: standing.key,
    adjudicationId: takeBack.source.kind === 'adjudication' ? takeBack.source.id : undefined,
    claimId: sent.at(-1)?.id,
    cents,
    move: 'us',
    noticeDate: takeBack.noticeDate,
    correction: { ...NO_CLAIM, says: 'The payer had paid this: dispute the take-back, or find out why it came.' },
    says: `${standing.name} took this back on ${takeBack.noticeDate ?? 'a day not given'}; the time to dispute it runs from then.`,
    sources: [...takeBack.undoes.map(id => ({ kind: 'adjudication', id }) as const), takeBack.source],
  }
}

function giveBackUnit({ standing, giveBackBecause }: SettledPayer): WorkUnit {
  return {
    kind: 'give-back',
    payer: standing.key,
    adjudicationId: giveBackBecause.at(-1)?.id,
    claimId: undefined,
    cents: standing.toGiveBackCents,
    move: 'us',
    noticeDate: undefined,
    correction: NO_CLAIM,
    says: `${standing.name} paid the same services twice: what is too much is given back, or taken by the payer.`,
    sources: giveBackBecause,
  }
}

function contradictionUnit({ payer, cents, says, sources }: Contradiction): WorkUnit {
  return {
    kind: 'contradiction',
    payer,
    adjudicationId: sources.find(source => source.kind === 'adjudication')?.id,
    claimId: undefined,
    cents,
    move: 'us',
    noticeDate: undefined,
    correction: { ...NO_CLAIM, says: 'Settle what holds before a claim goes out.' },
    says,
    sources,
  }
}

/** Ours to do, about no claim in particular and no money yet. */
const OF_NO_CLAIM = {
  adjudicationId: undefined,
  claimId: undefined,
  cents: 0,
  move: 'us',
  noticeDate: undefined,
  correction: NO_CLAIM,
} as const

function questionUnit({ candidates, says, sources }: Question): WorkUnit {
  return {
    kind: 'question',
    payer: candidates[0],
    ...OF_NO_CLAIM,
    says,
    sources,
  }
}

function rejectionUnit({ claim, payer, says, saidOn, acknowledgmentId }: Rejected): WorkUnit {
  const sources: readonly Source[] = [
    { kind: 'sent', id: claim.id },
    { kind: 'acknowledgment', id: acknowledgmentId },
  ]
  return {
    kind: 'rejection',
    payer,
    adjudicationId: undefined,
    claimId: claim.id,
    cents: claim.chargeCents,
    move: 'us',
    noticeDate: saidOn,
    correction: NEW_CLAIM,
    says: `Never reached the payer. ${says}`,
    sources,
  }
}

function nextUnit({ key, name, says }: NextPayer): WorkUnit {
  return {
    kind: 'bill-next-payer',
    payer: key,
    ...OF_NO_CLAIM,
    says: `${name} is next. ${says}`,
    sources: [],
  }
}
