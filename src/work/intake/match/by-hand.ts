// A person's word on which claim an adjudication answers, and taking it back: then matching decides again.
import { claimById, claimsById, unansweredClaims } from '../../../store/claim.ts'
import { matchOf, removeMatches, replaceMatches, unsureMatches } from '../../../store/match.ts'
import { payersByName } from '../../../store/payer.ts'
import { remitClaim, remitClaims } from '../../../store/remit-claim.ts'
import type { Store } from '../../../store/store.ts'
import type { Actor } from '../../action.ts'
import { Refusal } from '../../refusal.ts'
import { accountKey } from '../read/account-key.ts'
import { adjudicationOf, matchAdjudications } from './adjudications.ts'
import { candidatesFor } from './candidates.ts'
import { writeLineMatches } from './line-matches.ts'
import { weighEach } from './weigh.ts'

/** Says that an adjudication answers this claim. Throws Refusal `not-found`. */
export async function matchByHand(
  store: Store,
  remitClaimId: number,
  claimId: number,
  { who, now }: Actor,
): Promise<void> {
  await store.write(async unit => {
    const row = await remitClaim(unit, remitClaimId)
    if (row === undefined)
      throw new Refusal(
        'not-found',
        `There is no adjudication ${remitClaimId}.`,
        '"overturn unmatched" lists those whose claim is not known.',
      )
    if ((await claimById(unit, claimId)) === undefined)
      throw new Refusal('not-found', `There is no claim ${claimId} as it was sent.`, '"overturn unmatched" lists them.')
    const before = await matchOf(unit, remitClaimId)
    await replaceMatches(unit, [
      {
        remitClaimId,
        accountKey: accountKey(row.account),
        payerControl: row.payerControl,
        claimId,
        sure: 'sure',
        score: 0,
        why: `${who} said so`,
        byWhom: who,
        at: now,
      },
    ])
    await writeLineMatches(unit, [{ remitClaim: remitClaimId, claim: claimId }])
    unit.event({
      at: now,
      who,
      verb: 'matched',
      data: { remitClaim: remitClaimId, claim: claimId, before: before?.claimId ?? null },
    })
  })
}

/** Takes a person's word back. Throws Refusal `not-found` where nobody has said anything. */
export async function unmatch(store: Store, remitClaimId: number, { who, now }: Actor): Promise<void> {
  await store.write(async unit => {
    const match = await matchOf(unit, remitClaimId)
    if (match === undefined || match.byWhom === 'overturn')
      throw new Refusal('not-found', 'Nobody has said which claim this answers; there is nothing to take back.')
    await removeMatches(unit, [remitClaimId])
    await matchAdjudications(unit, await remitClaims(unit, [remitClaimId]), now)
    unit.event({ at: now, who, verb: 'unmatched', data: { remitClaim: remitClaimId, claim: match.claimId } })
  })
}

export interface Unmatched {
  /** Adjudications that no claim sent fits, or not surely. */
  readonly adjudications: readonly {
    readonly id: number
    readonly account: string
    readonly patient: string | null
    readonly chargeCents: number
    readonly paymentDate: string | null
    readonly sure: string
    readonly why: string
    readonly claimId: number | null
  }[]
  /** Claims that were sent and that no remittance has answered. */
  readonly claims: readonly {
    readonly id: number
    readonly account: string
    readonly patient: string | null
    readonly payer: string | null
    readonly chargeCents: number
    readonly sentOn: string | null
  }[]
}

/** Both sides of what does not fit, oldest first, so many of each. */
export async function listUnmatched(store: Store, limit: number): Promise<Unmatched> {
  const adjudications = await unsureMatches(store, limit)
  const claims = await unansweredClaims(store, limit)
  return {
    adjudications: adjudications.map(row => ({
      id: row.id,
      account: row.account,
      patient: row.patientName,
      chargeCents: row.chargeCents,
      paymentDate: row.paymentDate,
      sure: row.sure,
      why: row.why,
      claimId: row.claimId,
    })),
    claims: claims.map(row => ({
      id: row.id,
      account: row.account,
      patient: row.patientName,
      payer: row.payerName,
      chargeCents: row.chargeCents,
      sentOn: row.sentOn,
    })),
  }
}

/** How many are worth a person's look. */
const MOST_CANDIDATES = 5

/** The claims that an adjudication may answer, the best first, each with what speaks for and against it. Throws Refusal `not-found`. */
export async function candidatesOf(store: Store, remitClaimId: number) {
  const row = await remitClaim(store, remitClaimId)
  if (row === undefined)
    throw new Refusal(
      'not-found',
      `There is no claim ${remitClaimId} of a remittance.`,
      '"overturn unmatched" lists them.',
    )
  const candidates = await candidatesFor(store, [row])
  const payer = (await payersByName(store)).find(each => each.id === row.payerId)
  const weighed = weighEach(adjudicationOf(row, payer), candidates.near(row)).slice(0, MOST_CANDIDATES)
  const claims = new Map(
    (
      await claimsById(
        store,
        weighed.map(({ claimId }) => claimId),
      )
    ).map(claim => [claim.id, claim]),
  )
  return weighed.flatMap(({ claimId, score, why }) => {
    const claim = claims.get(claimId)
    return claim === undefined ? [] : [{ claim, score, why }]
  })
}
