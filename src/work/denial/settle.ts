// What a case's standing says of one payer, as a denial takes it: what each adjudication is, what is left at stake and why, from which day its
// deadlines run, whose move it is. Pure: the same standing gives the same answer.

import { inOrder } from '../../decide/case/identity.ts'
import {
  type CaseAdjudication,
  type CaseEvidence,
  type PayerStanding,
  type Standing,
  stakeOf,
  stakesIn,
} from '../../decide/case.ts'
import { sum } from '../../decide/sum.ts'
import type { CaseRole } from '../../store/words.ts'

/** One payer's part of a case. */
export interface Settled {
  readonly members: readonly { readonly id: number; readonly role: CaseRole; readonly pairId: number | null }[]
  /** The adjudications that the denial shows, in order: those with something at stake; of money taken back, those that were undone. */
  readonly shown: readonly number[]
  /** What is denied or underpaid now, or was taken back and is to be disputed. */
  readonly atStakeCents: number
  /** A payment was taken back of the payer's own accord. */
  readonly takenBack: boolean
  /** What was at stake in the first adjudication that had anything at stake, and was paid since. */
  readonly recoveredCents: number
  /** True when anything was at stake in any of them. */
  readonly everAtStake: boolean
  readonly paidCents: number
  /** The notice from which deadlines run; null where its day is not known. */
  readonly noticeDate: string | null
  /** The first remittance that denied or underpaid it, and the last of those that hold which paid something of it; ISO dates. */
  readonly deniedOn: string | null
  readonly paidOn: string | null
  readonly move: 'us' | 'payer'
  /** It said that another payer comes first, and that one has decided: whatever was waited for, the next claim is ours to send. */
  readonly comesBack: boolean
  /** The adjustments that hold and are worth work; undefined: all that are denied or underpaid. */
  readonly worked: ReadonlySet<number> | undefined
  /** Why nothing is at stake, where nothing is. */
  readonly settledBy: 'remittance' | 'void' | 'other-payer'
}

/** A claim that is alone in its case and says all of it itself. */
export function settleAlone(claim: {
  readonly id: number
  readonly atStakeCents: number
  readonly paidCents: number
  readonly paymentDate: string | null
}): Settled {
  return {
    members: [{ id: claim.id, role: 'current', pairId: null }],
    shown: [claim.id],
    atStakeCents: claim.atStakeCents,
    takenBack: false,
    recoveredCents: 0,
    everAtStake: claim.atStakeCents > 0,
    paidCents: claim.paidCents,
    noticeDate: claim.paymentDate,
    deniedOn: claim.atStakeCents > 0 ? claim.paymentDate : null,
    paidOn: claim.paidCents > 0 ? claim.paymentDate : null,
    move: 'us',
    comesBack: false,
    worked: undefined,
    settledBy: 'remittance',
  }
}

/** The parts of a case, one for each payer that has decided anything. */
export function settleParts(evidence: CaseEvidence, standing: Standing): readonly Settled[] {
  return standing.payers.flatMap(payer => {
    const placed = standing.adjudications.filter(each => each.payer === payer.key)
    if (placed.length === 0) return []
    const ids = new Set(placed.map(each => each.id))
    const own = evidence.adjudications.filter(each => ids.has(each.id)).sort(inOrder)
    return [settlePart(standing, payer, own)]
  })
}

function settlePart(standing: Standing, payer: PayerStanding, own: readonly CaseAdjudication[]): Settled {
  const roles = new Map(standing.adjudications.map(each => [each.id, each]))
  const units = standing.work.filter(
    ({ payer: of, kind }) => of === payer.key && (kind === 'denial' || kind === 'take-back'),
  )
  const held = sum(payer.answers, answer => answer.atStakeCents)
  // Nobody can say what a payer that contradicts itself has decided: what holds as far as it is known stays at stake.
  const atStakeCents = payer.state === 'contradictory' ? held : sum(units, unit => unit.cents)
  const paidCents = sum(payer.answers, answer => answer.paidCents)
  const roleOf = ({ id }: CaseAdjudication) => roles.get(id)?.role ?? 'current'
  const denying = own.filter(each => !each.reversal && COUNTS.has(roleOf(each)) && stakeOf(each) > 0)
  const [first] = denying
  const paying = own.filter(each => roleOf(each) === 'current' && each.paidCents > 0)
  const notices = units.map(unit => unit.noticeDate)
  return {
    members: own.map(({ id }) => {
      const placed = roles.get(id)
      return { id, role: placed?.role ?? 'current', pairId: placed?.pairIds[0] ?? null }
    }),
    shown: shownOf(payer, own, units),
    atStakeCents,
    takenBack: units.some(unit => unit.kind === 'take-back'),
    recoveredCents: first === undefined ? 0 : recovered(standing, payer, own, first, atStakeCents === 0 && held > 0),
    everAtStake: first !== undefined || units.length > 0,
    paidCents,
    noticeDate: notices.filter(day => day !== undefined).sort()[0] ?? payer.answers[0]?.paymentDate ?? null,
    deniedOn: daysOf(denying)[0] ?? null,
    paidOn: daysOf(paying).at(-1) ?? null,
    move: units.length > 0 && units.every(unit => unit.move === 'payer') ? 'payer' : 'us',
    comesBack: standing.comesBack?.key === payer.key && standing.comesBack.state !== 'waiting',
    worked: new Set(payer.answers.flatMap(answer => workedOf(own, answer))),
    settledBy: payer.state === 'void' ? 'void' : held > 0 ? 'other-payer' : 'remittance',
  }
}

/** Their days, in order. */
const daysOf = (adjudications: readonly CaseAdjudication[]): readonly string[] =>
  adjudications.flatMap(({ paymentDate }) => paymentDate ?? []).sort()

/** Decisions of which what they denied counts as having been at stake: not the echo of one that is here, and not what is none yet. */
const COUNTS: ReadonlySet<CaseRole> = new Set(['current', 'superseded', 'reversed', 'unreversed', 'contradicts'])

/** Adjustments with anything at stake: none on lines that follow a paid panel. */
function workedOf(
  own: readonly CaseAdjudication[],
  { adjudicationId, adjustments, bundled }: PayerStanding['answers'][number],
): readonly number[] {
  const it = own.find(({ id }) => id === adjudicationId)
  if (it === undefined) return []
  const stakes = stakesIn(it, adjustments, bundled)
  return adjustments.filter((_each, at) => (stakes[at] ?? 0) > 0).map(({ id }) => id)
}

function shownOf(payer: PayerStanding, own: readonly CaseAdjudication[], units: Standing['work']): readonly number[] {
  const answering = payer.answers.filter(answer => answer.atStakeCents > 0).map(answer => answer.adjudicationId)
  const undone = units
    .filter(unit => unit.kind === 'take-back')
    .flatMap(unit => unit.sources.filter(source => source.kind === 'adjudication').map(source => source.id))
  const wanted = new Set(units.length > 0 ? [...answering, ...undone] : payer.answers.map(each => each.adjudicationId))
  const decisions = own.filter(each => !each.reversal)
  // A denial that answers is shown before the payment that it took the place of.
  const shown = decisions.filter(each => wanted.has(each.id))
  const denying = shown.filter(each => answering.includes(each.id))
  return (denying.length > 0 ? denying : shown.length > 0 ? shown : decisions).map(each => each.id)
}

/** What came for a denial since: of the same payer's later decisions, or of other payers where they settled it; never a part that was paid beside it. */
function recovered(
  standing: Standing,
  payer: PayerStanding,
  own: readonly CaseAdjudication[],
  first: CaseAdjudication,
  byOthers: boolean,
): number {
  const most = stakeOf(first)
  if (byOthers) {
    const others = standing.payers.filter(each => each !== payer)
    return Math.max(
      0,
      Math.min(
        most,
        sum(others, each => each.receivedCents),
      ),
    )
  }
  const after = new Set(own.slice(own.indexOf(first) + 1).map(each => each.id))
  const paid = sum(
    payer.answers.filter(answer => after.has(answer.adjudicationId)),
    answer => answer.paidCents,
  )
  const still = payer.answers.find(answer => answer.adjudicationId === first.id)
  // What still holds of it was not paid; where all of it was decided anew, its own payment went with it.
  const cents = still === undefined ? paid - first.paidCents : Math.min(paid, most - still.atStakeCents)
  return Math.max(0, Math.min(most, cents))
}
