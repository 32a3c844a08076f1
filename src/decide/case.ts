// The case: everything sent, acknowledged, answered and decided for one account's services, over all payers, and what it comes to: its
// standing. Pure: the same evidence gives the same standing, in whatever order it arrived; no store, no clock, nothing guessed.
import type { CaseAdjudication, CaseEvidence, SentClaim } from './case/evidence.ts'
import { compare, sentInOrder } from './case/identity.ts'
import { betweenPayers, comingBack, crossovers, nextInLine } from './case/line-of-payers.ts'
import { patientPart } from './case/patient.ts'
import { type KnownPayer, type KnownPayers, knowPayers } from './case/payers.ts'
import { partPolicies } from './case/policies.ts'
import { type Reading, read } from './case/reading.ts'
import { sayStanding } from './case/says.ts'
import { type PayerEvidence, type SettledPayer, settlePayer } from './case/settle-payer.ts'
import type { Contradiction, Move, Question, Standing, StandingRecord, WorkUnit } from './case/standing.ts'
import { type Rejected, workOf } from './case/work.ts'

export type * from './case/evidence.ts'
export { adjudicationOf, isSplit, type RemittancePlace, saysItAll, signThatBalances } from './case/from-remittance.ts'
export { gatherCases } from './case/gather.ts'
export { CASE_GUARDS, type CaseGuard, guardAnswer, payersForNext } from './case/outgoing.ts'
export { stakesIn } from './case/reading.ts'
export { sayBack } from './case/says.ts'
export type * from './case/standing.ts'

/** Works out what a case comes to. Never throws on anything that files can say. */
export function settleCase(given: CaseEvidence): Standing {
  const evidence = partPolicies(given)
  const known = knowPayers(evidence)
  const readings = evidence.adjudications.map(read)
  const { arrived, rejected } = arrivals(evidence, known)
  const crossed = crossovers(readings, known)
  const [only] = known.all.length === 1 ? known.all : []
  const payers = known.all.map(payer => {
    if (payer === only) return settlePayer(allOf(payer, evidence, arrived, readings, crossed.get(payer)))
    const own = (name: { readonly key: string }) => payer.keys.includes(name.key)
    return settlePayer({
      payer,
      sent: arrived.filter(claim => own(claim.payer)),
      readings: readings.filter(({ it }) => own(it.payer)),
      outside: evidence.providerAdjustments.filter(each => own(each.payer)),
      heard: evidence.statusAnswers.filter(each => own(each.payer)),
      crossedOn: crossed.get(payer),
    })
  })
  const chargeCents = chargeOf(evidence, arrived, payers)
  const within = [...payers.flatMap(each => each.contradictions), ...betweenPayers(payers, chargeCents)]
  const questions = [...known.questions, ...mirrorQuestions(payers)]
  const back = comingBack(payers)
  const next = nextInLine(payers, back, disturbance(within, questions))
  const patient = patientPart({ payers, next, back, contradictions: within, questions })
  const contradictions: readonly Contradiction[] = patient.grew === undefined ? within : [...within, patient.grew]
  const work = workOf({ payers, rejected, contradictions, questions, next, back })
  const shown = payers.map(each => each.standing)
  const move = moveOf(work, shown, patient.mayBill)
  return {
    chargeCents,
    receivedCents: shown.reduce((sum, each) => sum + each.receivedCents, 0),
    toGiveBackCents: shown.reduce((sum, each) => sum + each.toGiveBackCents, 0),
    toGiveBackBecause: payers.flatMap(each => each.giveBackBecause),
    patientCents: patient.patientCents,
    mayBillPatient: patient.mayBill,
    mayBillPatientBecause: patient.because,
    payers: shown,
    adjudications: payers.flatMap(each => each.placed),
    nextPayer: next,
    comesBack: back,
    open: move === 'us' || move === 'payer',
    move,
    work,
    contradictions,
    questions,
    links: known.links,
    // Put together when somebody reads it: an import settles millions of cases that nobody looks at.
    get says(): string {
      return sayStanding(this)
    },
  }
}

/** What has to be settled before a claim goes to the next payer. */
function disturbance(within: readonly Contradiction[], questions: readonly Question[]): string | undefined {
  if (within.length > 0) return 'The answers before it contradict each other: settle that first.'
  return questions.length > 0 ? 'It is not settled which payers answered: say first which names are one.' : undefined
}

/** What is denied or underpaid in one adjudication by itself, each cent counted once. */
export function stakeOf(adjudication: CaseAdjudication): number {
  return read(adjudication).atStakeCents
}

/** Everything is of the one payer that the case has. */
function allOf(
  payer: KnownPayer,
  { providerAdjustments, statusAnswers }: CaseEvidence,
  sent: readonly SentClaim[],
  readings: readonly Reading[],
  crossedOn: string | undefined,
): PayerEvidence {
  return { payer, sent, readings, outside: providerAdjustments, heard: statusAnswers, crossedOn }
}

/** The `standing` record of `story --json`: payers that were billed or have answered; the one to come stands in `nextPayer`. */
export function standingRecord(standing: Standing): StandingRecord {
  const { chargeCents, receivedCents, toGiveBackCents, patientCents, mayBillPatient, open, nextPayer, says } = standing
  return {
    chargeCents,
    receivedCents,
    toGiveBackCents,
    patientCents,
    mayBillPatient,
    open,
    nextPayer: nextPayer?.name ?? null,
    payers: standing.payers
      .filter(payer => payer.billed || payer.crossedOver)
      .map(payer => ({
        payer: payer.name,
        sequence: payer.sequence ?? null,
        state: payer.state,
        paidCents: payer.receivedCents,
        patientCents: payer.patientCents,
      })),
    says,
  }
}

/**
 * Which claims reached their payer. One that a receiver sent back did not (999, 277CA), unless an adjudication came that nothing else can
 * answer; it is work until the same payer has taken another one in.
 */
function arrivals(
  { sent, acknowledgments, adjudications }: CaseEvidence,
  known: KnownPayers,
): { readonly arrived: readonly SentClaim[]; readonly rejected: readonly Rejected[] } {
  const sorted = sent.length < 2 ? sent : [...sent].sort(sentInOrder)
  if (acknowledgments.length === 0) return { arrived: sorted, rejected: [] }
  const refusals = new Map<number, CaseEvidence['acknowledgments'][number]>()
  for (const claim of sorted) {
    const own = acknowledgments.filter(each => each.claimId === claim.id && VERDICTS.has(each.verdict))
    const last = own.sort(
      (one, other) =>
        compare(one.saidOn ?? '', other.saidOn ?? '') ||
        Number(one.verdict === 'rejected') - Number(other.verdict === 'rejected') ||
        compare(one.says, other.says),
    )
    const verdict = last.at(-1)
    if (verdict?.verdict === 'rejected') refusals.set(claim.id, verdict)
  }
  const answered = (claim: SentClaim) => {
    const payer = known.byKey.get(claim.payer.key)
    const others = sorted.filter(each => each !== claim && known.byKey.get(each.payer.key) === payer)
    return others.length === 0 && adjudications.some(it => known.byKey.get(it.payer.key) === payer)
  }
  const lost = sorted.filter(claim => refusals.has(claim.id) && !answered(claim))
  const arrived = sorted.filter(claim => !lost.includes(claim))
  const rejected = lost.flatMap((claim): readonly Rejected[] => {
    const payer = known.byKey.get(claim.payer.key)
    const verdict = refusals.get(claim.id)
    const sentAgain = sorted
      .slice(sorted.indexOf(claim) + 1)
      .some(later => arrived.includes(later) && known.byKey.get(later.payer.key) === payer)
    const sentLater = lost.some(
      later => sorted.indexOf(later) > sorted.indexOf(claim) && known.byKey.get(later.payer.key) === payer,
    )
    if (sentAgain || sentLater || verdict === undefined) return []
    return [
      {
        claim,
        payer: payer?.key ?? claim.payer.key,
        says: verdict.says,
        saidOn: verdict.saidOn ?? undefined,
        acknowledgmentId: verdict.id,
      },
    ]
  })
  return { arrived, rejected }
}

const VERDICTS = new Set(['accepted', 'accepted-with-errors', 'rejected'])

/** Of the services, once: the latest claim that was sent; without one, what the first payer's answers or last decision say. */
function chargeOf({ sent }: CaseEvidence, arrived: readonly SentClaim[], payers: readonly SettledPayer[]): number {
  const last =
    arrived.findLast(claim => claim.frequency !== '8') ??
    [...sent].sort(sentInOrder).findLast(claim => claim.frequency !== '8')
  if (last !== undefined) return last.chargeCents
  for (const { standing, readings } of payers) {
    if (standing.answers.length === 0) continue
    const decided = readings.filter(({ it }) => standing.answers.some(answer => answer.adjudicationId === it.id))
    // Parts make up the charge together; a decision of which a line was reversed still shows it whole.
    const together = standing.answers.reduce((sum, answer) => sum + answer.chargeCents, 0)
    return Math.max(together, ...decided.map(reading => reading.chargeCents))
  }
  const readings = payers.flatMap(each => each.readings)
  const decided = readings.findLast(({ it }) => !it.reversal) ?? readings.at(-1)
  return Math.abs(decided?.chargeCents ?? 0)
}

/** A reversal without its original under one name, and under another a payment that it mirrors: perhaps the same payer. */
function mirrorQuestions(payers: readonly SettledPayer[]): readonly Question[] {
  if (payers.length < 2) return NO_QUESTIONS
  const found: Question[] = []
  for (const one of payers)
    for (const orphan of one.orphans)
      for (const other of payers) {
        if (other === one) continue
        const mirrored = other.readings.find(reading => mirrors(orphan, reading, other))
        if (mirrored === undefined) continue
        found.push({
          kind: 'same-payer',
          candidates: [other.standing.key, one.standing.key],
          sources: [
            { kind: 'adjudication', id: mirrored.it.id },
            { kind: 'adjudication', id: orphan.it.id },
          ],
          says: `${one.standing.name} reversed what ${other.standing.name} paid, to the cent: are the two the same payer?`,
        })
      }
  return found
}

const NO_QUESTIONS: readonly Question[] = []

function mirrors(orphan: Reading, reading: Reading, { standing }: SettledPayer): boolean {
  return (
    reading.paidCents !== 0 &&
    reading.paidCents === -orphan.paidCents &&
    reading.chargeCents === -orphan.chargeCents &&
    standing.answers.some(answer => answer.adjudicationId === reading.it.id)
  )
}

function moveOf(work: readonly WorkUnit[], payers: Standing['payers'], mayBillPatient: boolean): Move {
  if (work.some(unit => unit.move === 'us')) return 'us'
  if (work.length > 0 || payers.some(payer => payer.unansweredSince !== undefined)) return 'payer'
  return mayBillPatient ? 'patient' : 'none'
}
