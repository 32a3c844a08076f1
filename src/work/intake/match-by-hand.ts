// A person's word on which claim an adjudication answers, and taking it back: then matching decides again.
import type { Store } from '../../store/store.ts'
import type { Deed } from '../queue/change.ts'
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
    const row = await unit.kysely
      .selectFrom('remit_claim')
      .selectAll()
      .where('id', '=', remitClaimId)
      .executeTakeFirst()
    if (row === undefined) throw new Refusal('not-found', `There is no adjudication ${remitClaimId}.`)
    const claim = await unit.kysely
      .selectFrom('claim')
      .select(['id', 'account'])
      .where('id', '=', claimId)
      .executeTakeFirst()
    if (claim === undefined)
      throw new Refusal('not-found', `There is no claim ${claimId} as it was sent.`, '"overturn unmatched" lists them.')
    const before = await unit.kysely
      .selectFrom('claim_match')
      .selectAll()
      .where('remit_claim_id', '=', remitClaimId)
      .executeTakeFirst()
    await unit.kysely.deleteFrom('claim_match').where('remit_claim_id', '=', remitClaimId).execute()
    await unit.kysely.deleteFrom('line_match').where('remit_claim_id', '=', remitClaimId).execute()
    await unit.kysely
      .insertInto('claim_match')
      .values({
        practice_id: unit.practiceId,
        remit_claim_id: remitClaimId,
        account_key: accountKey(row.account),
        payer_control: row.payer_control,
        claim_id: claimId,
        sure: 'sure',
        score: 0,
        why: `${who} said so`,
        by_whom: who,
        at: now,
      })
      .execute()
    await matchLinesOf(unit, [{ remitClaim: remitClaimId, claim: claimId }])
    unit.event({
      at: now,
      who,
      verb: 'matched',
      data: { remitClaim: remitClaimId, claim: claimId, before: before?.claim_id ?? null },
    })
  })
}

/** Takes a person's word back. Throws Refusal `not-found` where nobody has said anything. */
export async function unmatch(store: Store, remitClaimId: number, { who, now }: Deed): Promise<void> {
  await store.write(async unit => {
    const match = await unit.kysely
      .selectFrom('claim_match')
      .selectAll()
      .where('remit_claim_id', '=', remitClaimId)
      .executeTakeFirst()
    if (match === undefined || match.by_whom === 'overturn')
      throw new Refusal('not-found', 'Nobody has said which claim this answers; there is nothing to take back.')
    await unit.kysely.deleteFrom('claim_match').where('remit_claim_id', '=', remitClaimId).execute()
    await rematch(unit, [remitClaimId], now)
    unit.event({ at: now, who, verb: 'unmatched', data: { remitClaim: remitClaimId, claim: match.claim_id } })
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
    .selectFrom('claim_match as m')
    .innerJoin('remit_claim as c', join => join.onRef('c.id', '=', 'm.remit_claim_id'))
    .where('m.sure', 'in', ['none', 'unsure', 'likely'])
    .select([
      'c.id',
      'c.account',
      'c.patient_name',
      'c.charge_cents',
      'c.payment_date',
      'm.sure',
      'm.why',
      'm.claim_id',
    ])
    .orderBy('c.payment_date')
    .limit(limit)
    .execute()
  const claims = await kysely
    .selectFrom('claim as c')
    .leftJoin('claim_match as m', join => join.onRef('m.claim_id', '=', 'c.id'))
    .where('m.remit_claim_id', 'is', null)
    .select(['c.id', 'c.account', 'c.patient_name', 'c.payer_name', 'c.charge_cents', 'c.sent_on'])
    .orderBy('c.sent_on')
    .limit(limit)
    .execute()
  return {
    adjudications: adjudications.map(row => ({
      id: row.id,
      account: row.account,
      patient: row.patient_name,
      chargeCents: row.charge_cents,
      paymentDate: row.payment_date,
      sure: row.sure,
      why: row.why,
      claimId: row.claim_id,
    })),
    claims: claims.map(row => ({
      id: row.id,
      account: row.account,
      patient: row.patient_name,
      payer: row.payer_name,
      chargeCents: row.charge_cents,
      sentOn: row.sent_on,
    })),
  }
}
