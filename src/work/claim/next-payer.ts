// The claim to the next payer: the claim as it was sent, with what every payer before decided in it (coordination of benefits), from the
// case's standing: every adjustment as it stands in the remittances, the sequestration cut (253) too, so that it balances to the cent there.

import { passedOn, rankOf, sentInOrder, sequenceOf } from '../../decide/case/identity.ts'
import {
  type CaseEvidence,
  guardAnswer,
  type PayerStanding,
  payersForNext,
  type Standing,
  sayBack,
} from '../../decide/case.ts'
import { otherPayerOrder } from '../../decide/other-payer.ts'
import type { OtherPayerOrder } from '../../knowledge/other-payer.ts'
import { matchOf } from '../../store/match.ts'
import { remarksOf, remitClaim } from '../../store/remit-claim.ts'
import type { Row, Store } from '../../store/store.ts'
import { situationsOf } from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'
import {
  differenceOfPayer,
  type EarlierPayer,
  earlierPayers,
  isPayer,
  lineAdjudicationsOf,
  loopOf,
  type OtherPayer,
  otherPayerOf,
  ownLoop,
} from './earlier-payers.ts'
import { setReference } from './field-values.ts'
import { toFirst } from './first-payer.ts'
import { loadOriginal, type OriginalClaim } from './original.ts'
import { caseOf } from './standing.ts'
import { type Follower, type NextPayer, type Secondary, subscriberOf } from './to-payer.ts'
import { layOutAgain, type Outgoing } from './write-claim.ts'

/**
 * Works the claim to the next payer out. Throws Refusal when the claim as sent is not known, when no next payer is named, when the case
 * forbids it (a payer that was billed, has answered or was crossed over to; an answer that holds no longer; a contradiction).
 */
export async function prepareSecondary(
  store: Store,
  remitClaimId: number,
  named: NextPayer | undefined,
  why?: string,
): Promise<Secondary> {
  const next = named === undefined ? undefined : { ...named, name: named.name.toUpperCase() }
  const adjudication = await remitClaim(store, remitClaimId)
  const settled = adjudication === undefined ? undefined : await caseOf(store, { remitClaimId })
  if (adjudication === undefined || settled === undefined)
    throw new Refusal(
      'not-found',
      `There is no adjudication ${remitClaimId}.`,
      '"overturn story" of the denial and "overturn remittance-claims" name them.',
    )
  const { evidence, standing } = settled
  if (adjudication.reversal) throw new Refusal('not-known', 'This is a reversal; the next payer gets what holds now.')
  const remarks = await remarksOf(store, [remitClaimId])
  const order = orderOf(
    standing,
    remitClaimId,
    remarks.map(({ code }) => code),
  )
  mustBeOurs(adjudication, standing, { next, order })
  const match = await matchOf(store, remitClaimId)
  if (match?.claimId == null || match.sure === 'unsure')
    throw new Refusal(
      'not-known',
      'The claim as it was sent is not known for sure: bring its 837 in, or say which one it is.',
      '"overturn match" says which one it is.',
    )
  const original = await loadOriginal(store, firstClaim(evidence, standing) ?? match.claimId)
  if (order === 'first' || order === 'instead') {
    if (why !== undefined) throw onlyToMedicare()
    return toFirst(original, { standing, remitClaimId, order, next })
  }
  const earlier = earlierPayers(original, payersForNext(standing))
  const outgoing = toMedicare(await buildNext(store, original, earlier, { standing, next }), why, whyOf(standing))
  const says = earlier
    .filter(payer => differenceOfPayer(payer.standing, original.row.chargeCents) !== 0)
    .map(
      payer =>
        `The figures of ${payer.standing.name} do not balance with the charge; the next payer may send the claim back for that.`,
    )
  return {
    order,
    from: order === 'back' ? deniedBy(standing, remitClaimId) : remitClaimId,
    original,
    outgoing,
    faults: situationsOf(layOutAgain(outgoing)),
    earlier: earlier.map(payer => payer.standing.name),
    patientCents: standing.patientCents,
    says: [...(order === 'back' ? saysBack(standing) : []), ...asksWhy(outgoing), ...says],
  }
}

/**
 * How the claim goes to another payer from this answer. One that waits for the result of a payer before it, which has answered since, is no
 * longer sent there as the first.
 */
function orderOf(standing: Standing, remitClaimId: number, remarks: readonly string[]): OtherPayerOrder {
  const own = standing.adjudications.find(each => each.id === remitClaimId)?.payer
  if (standing.comesBack?.state === 'to-bill' && standing.nextPayer?.key === standing.comesBack.key) return 'back'
  if (standing.payers.some(payer => payer.key !== own && payer.answers.length > 0)) return 'next'
  const answer = standing.payers
    .flatMap(payer => payer.answers)
    .find(({ adjudicationId }) => adjudicationId === remitClaimId)
  const denied = (answer?.adjustments ?? []).filter(({ kind }) => kind === 'denial' || kind === 'underpayment')
  return otherPayerOrder(denied, remarks) ?? 'next'
}

/** What to look at before it goes back to the payer that denied. */
function saysBack({ comesBack, payers }: Standing): readonly string[] {
  if (comesBack === undefined) return []
  const number = payers.find(({ key }) => key === comesBack.key)?.answers.at(-1)?.payerControl
  return [
    sayBack(comesBack),
    `It goes as a claim of its own. Where ${comesBack.name} wants a replacement of the claim that it denied${number === undefined ? '' : ` (${number})`} instead, its manual says so.`,
  ]
}

/** Filing indicators of Medicare (SBR09), which wants the reason why it is not first (005010X222A1, SBR05). */
const MEDICARE: ReadonlySet<string> = new Set(['MA', 'MB'])

/** Whether it goes to Medicare after another payer. */
function isAfterAnother({ levels }: Outgoing): boolean {
  const { filing, sequence } = levels.subscriber.subscriber ?? {}
  return MEDICARE.has(filing ?? '') && sequence !== 'P'
}

/** Whether it says in SBR05 why Medicare is not first: claims of institutions say it by value and occurrence codes (005010X223 does not use SBR05). */
export function saysWhyInType(outgoing: Outgoing): boolean {
  return outgoing.kind === 'professional' && isAfterAnother(outgoing)
}

/** Why Medicare is not the first, where the reasons of its own denial say it. */
function whyOf({ comesBack, nextPayer }: Standing): string | undefined {
  return comesBack !== undefined && nextPayer?.key === comesBack.key ? comesBack.injury?.beforeMedicare : undefined
}

const onlyToMedicare = () =>
  new Refusal(
    'not-known',
    'Only a professional claim to Medicare after another payer says in SBR05 why Medicare is not first.',
  )

/** The claim with why Medicare is not the first, where it goes there: as a person says it, as the claim did before, or as the denial does. Throws Refusal. */
function toMedicare(outgoing: Outgoing, named: string | undefined, known: string | undefined): Outgoing {
  if (!saysWhyInType(outgoing)) {
    if (named === undefined) return outgoing
    throw onlyToMedicare()
  }
  const { subscriber } = outgoing.levels.subscriber
  const why = named ?? subscriber?.insuranceType ?? known
  const levels = {
    ...outgoing.levels,
    subscriber: { ...outgoing.levels.subscriber, subscriber: { ...subscriber, insuranceType: why } },
  }
  return { ...outgoing, levels } as Outgoing
}

function asksWhy(outgoing: Outgoing): readonly string[] {
  if (outgoing.kind === 'institutional' && isAfterAnother(outgoing))
    return [
      'A claim of an institution says by value code (12 to 16, 41 to 43, 47), with the amount paid, and by an occurrence code why Medicare is not first: look that both are there.',
    ]
  if (!saysWhyInType(outgoing) || outgoing.levels.subscriber.subscriber?.insuranceType !== undefined) return []
  return [
    'Medicare sends a claim back that does not say why another payer is before it (SBR05): ask the patient, or Medicare’s answer about eligibility, and choose it.',
  ]
}

/** The answer of the payer that comes back, from whichever answer of the case it is billed. */
function deniedBy({ comesBack, payers }: Standing, remitClaimId: number): number {
  return payers.find(({ key }) => key === comesBack?.key)?.answers.at(-1)?.adjudicationId ?? remitClaimId
}

/** Throws Refusal where the case forbids a claim of ours to another payer. */
function mustBeOurs(
  adjudication: Row<'remitClaim'>,
  standing: Standing,
  { next, order }: { readonly next: NextPayer | undefined; readonly order: OtherPayerOrder },
): void {
  const own = standing.adjudications.find(each => each.id === adjudication.id)?.payer
  const others = standing.payers.filter(payer => payer.answers.length > 0 && payer.key !== own)
  if (passedOn(adjudication.status) && others.length === 0)
    throw new Refusal(
      'guarded',
      'The payer has passed this claim on by itself (crossover): a second one from you would be denied as a duplicate.',
    )
  const taken = standing.payers.find(
    payer =>
      (payer.billed || payer.crossedOver) && next !== undefined && isPayer(payer, { last: next.name, id: next.id }),
  )
  if (taken !== undefined)
    throw new Refusal('guarded', `${taken.name} has the claim already: a second one would be denied as a duplicate.`)
  // Whom a person names is next, whatever the claims say.
  const stops = guardAnswer(standing, adjudication.id, 'next-payer').filter(
    guard =>
      guard.weight === 'stop' &&
      ((next === undefined && (order === 'next' || order === 'back')) || guard.rule !== 'no-next-payer'),
  )
  if (stops.length > 0) throw new Refusal('guarded', stops.map(guard => guard.says).join(' '))
}

/** The latest claim to the first payer that has answered: the one that names all others as they were before any had decided. */
function firstClaim({ sent }: CaseEvidence, standing: Standing): number | undefined {
  const [first] = payersForNext(standing)
  return [...sent].sort(sentInOrder).findLast(claim => claim.frequency !== '8' && first?.keys.includes(claim.payer.key))
    ?.id
}

async function buildNext(
  store: Store,
  original: OriginalClaim,
  earlier: readonly EarlierPayer[],
  { standing, next }: { readonly standing: Standing; readonly next: NextPayer | undefined },
): Promise<Outgoing> {
  const { claim, head } = original
  const { node, levels } = claim
  const follower = next === undefined ? followerIn(original, standing) : undefined
  if (follower === undefined && next === undefined)
    throw new Refusal(
      'not-known',
      node.otherPayers.length === 0
        ? 'The claim names no other payer. Say which one comes next.'
        : 'No payer that the claim names is next: each has it already, or nothing is left for one. Say which one comes next.',
      'Say it with --payer-name, --payer-id, --filing and --member.',
    )
  const back = standing.comesBack?.state === 'to-bill' && standing.nextPayer?.key === standing.comesBack.key
  const told = await Promise.all(earlier.map(payer => otherPayerOf(store, original, payer)))
  // The order of before was wrong: whoever has decided comes first now, and the one that said so after them.
  const before = back ? told.map((payer, at) => atPlace(payer, at)) : told
  const sequence = back ? (sequenceOf(earlier.length) ?? 'U') : sequenceAfter(earlier, follower)
  const places = new Set(earlier.map(payer => payer.at))
  return {
    kind: claim.kind,
    head,
    levels: { ...levels, subscriber: subscriberOf(original, follower, next, sequence) },
    node: {
      ...node,
      claim: { ...node.claim, place: { ...node.claim?.place, frequency: '1' } },
      references: setReference(node.references, 'F8', ''),
      otherPayers: [...before, ...node.otherPayers.filter((other, at) => other !== follower && !places.has(at))],
      lines: await linesWith(store, original, earlier),
    } as Outgoing['node'],
  }
}

function atPlace(payer: OtherPayer, at: number): OtherPayer {
  return { ...payer, subscriber: { ...payer.subscriber, sequence: sequenceOf(at) ?? 'U' } } as OtherPayer
}

/** The loop of the claim as sent that names the next payer. */
function followerIn(original: OriginalClaim, standing: Standing): Follower {
  const next: PayerStanding | undefined = standing.payers.find(payer => payer.key === standing.nextPayer?.key)
  const at = next === undefined ? undefined : loopOf(original, next)
  if (typeof at === 'number') return original.claim.node.otherPayers[at]
  // The claim that is here went to it: the first one billed another way.
  return at === 'own' ? ownLoop(original) : undefined
}

/** P, then S, T and beyond (SBR01): as the claim says, and after every payer that has answered. */
function sequenceAfter(earlier: readonly EarlierPayer[], follower: Follower): string {
  const last = Math.max(0, ...earlier.map(payer => rankOf(payer.standing.sequence) ?? 0))
  const said = rankOf(follower?.subscriber?.sequence)
  return sequenceOf(said !== undefined && said > last ? said : last + 1) ?? 'U'
}

/** Every line as it was sent, with what each payer before decided of it (2430). */
async function linesWith(
  store: Store,
  original: OriginalClaim,
  earlier: readonly EarlierPayer[],
): Promise<Outgoing['node']['lines']> {
  const decided = await Promise.all(earlier.map(payer => lineAdjudicationsOf(store, original, payer)))
  const ids = new Set(earlier.map(payer => payer.id))
  return original.claim.node.lines.map((line, at) => ({
    ...line,
    adjudications: [
      ...line.adjudications.filter(({ payment }) => !ids.has(payment?.payer ?? '')),
      ...decided.flatMap(of => of.get(at + 1) ?? []),
    ],
  })) as Outgoing['node']['lines']
}
