// A person's word on which claim an adjudication answers, and taking it back: then matching decides again.
import type { Store } from '../../store/store.ts'
import type { Deed } from '../denial/change.ts'
import { Refusal } from '../refusal.ts'
import { accountKey } from './account-key.ts'
import { matchLinesOf, rematch } from './lay-beside.ts'

/** Says that an adjudication answers this claim. Throws Refusal `not-found`. */
export async function matchByHand(
  store: Store,
  remitClaimId: number,
  claimId: number,
  { who, now }: Deed,
): Promise<void> {
  await store.write(async unit => {
    const row = await unit.kysely.selectFrom('remitClaim').selectAll().where('id', '=', remitClaimId).executeTakeFirst()
    if (row === undefined) throw new Refusal('not-found', `There is no adjudication ${remitClaimId}.`)
    const claim = await unit.kysely
      .selectFrom('claim')
      .select(['id', 'account'])
      .where('id', '=', claimId)
      .executeTakeFirst()
    if (claim === undefined)
      throw new Refusal('not-found', `There is no claim ${claimId} as it was sent.`, '"overturn unmatched" lists them.')
    const before = await unit.kysely
      .selectFrom('claimMatch')
      .selectAll()
      .where('remitClaimId', '=', remitClaimId)
      .executeTakeFirst()
    await unit.kysely.deleteFrom('claimMatch').where('remitClaimId', '=', remitClaimId).execute()
    await unit.kysely.deleteFrom('lineMatch').where('remitClaimId', '=', remitClaimId).execute()
    await unit.kysely
      .insertInto('claimMatch')
      .values({
        practiceId: unit.practiceId,
        remitClaimId: remitClaimId,
        accountKey: accountKey(row.account),
        payerControl: row.payerControl,
        claimId: claimId,
        sure: 'sure',
        score: 0,
        why: `${who} said so`,
        byWhom: who,
        at: now,
      })
      .execute()
    await matchLinesOf(unit, [{ remitClaim: remitClaimId, claim: claimId }])
    unit.event({
      at: now,
      who,
      verb: 'matched',
      data: { remitClaim: remitClaimId, claim: claimId, before: before?.claimId ?? null },
    })
  })
}

/** Takes a person's word back. Throws Refusal `not-found` where nobody has said anything. */
export async function unmatch(store: Store, remitClaimId: number, { who, now }: Deed): Promise<void> {
  await store.write(async unit => {
    const match = await unit.kysely
      .selectFrom('claimMatch')
      .selectAll()
      .where('remitClaimId', '=', remitClaimId)
      .executeTakeFirst()
    if (match === undefined || match.byWhom === 'overturn')
      throw new Refusal('not-found', 'Nobody has said which claim this answers; there is nothing to take back.')
    await unit.kysely.deleteFrom('claimMatch').where('remitClaimId', '=', remitClaimId).execute()
    await rematch(unit, [remitClaimId], now)
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
  const { kysely } = store
  const adjudications = await kysely
    .selectFrom('claimMatch as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('m.sure', 'in', ['none', 'unsure', 'likely'])
    .select(['c.id', 'c.account', 'c.patientName', 'c.chargeCents', 'c.paymentDate', 'm.sure', 'm.why', 'm.claimId'])
    .orderBy('c.paymentDate')
    .limit(limit)
    .execute()
  const claims = await kysely
    .selectFrom('claim as c')
    .leftJoin('claimMatch as m', join => join.onRef('m.claimId', '=', 'c.id'))
    .where('m.remitClaimId', 'is', null)
    .select(['c.id', 'c.account', 'c.patientName', 'c.payerName', 'c.chargeCents', 'c.sentOn'])
    .orderBy('c.sentOn')
    .limit(limit)
    .execute()
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
