// Everything known of one denial: the claim as each remittance told it, every adjustment with its decision, the clocks, the events.
import type { WaitingClock } from '../../decide/clocks.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { laterLevels } from './later.ts'

export interface Story {
  readonly denial: Row<'denial'>
  readonly payer: string
  readonly adjudications: readonly StoryClaim[]
  readonly clocks: readonly Row<'clock'>[]
  /** Levels of appeal that begin with a notice which has not come yet. */
  readonly later: readonly WaitingClock[]
  readonly events: readonly Row<'event'>[]
  /** Provider adjustments that name this claim: money taken or given outside of it. */
  readonly recoupments: readonly Recoupment[]
}

export interface StoryClaim extends Row<'remit_claim'> {
  readonly role: string
  readonly pair: number | null
  readonly fileId: number
  readonly file: string
  readonly trace: string | null
  readonly lineRows: readonly Row<'remit_line'>[]
  readonly adjustments: readonly (Row<'adjustment'> & { readonly decision: Row<'decision'> | undefined })[]
  readonly remarks: readonly Row<'remark'>[]
}

export interface Recoupment {
  readonly reason: string
  readonly reference: string | null
  readonly amountCents: number
  readonly paymentDate: string | null
  readonly trace: string | null
}

/** Throws Refusal `not-found`. */
export async function showDenial(store: Store, id: number): Promise<Story> {
  const { kysely } = store
  const denial = await kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirst()
  if (denial === undefined) throw new Refusal('not-found', `There is no denial ${id}.`, '"overturn queue" lists them.')
  const payer = await kysely.selectFrom('payer').select('name').where('id', '=', denial.payer_id).executeTakeFirst()
  const members = await kysely
    .selectFrom('case_member')
    .selectAll()
    .where('case_id', '=', denial.case_id)
    .orderBy('remit_claim_id')
    .execute()
  const claims = await storyClaims(
    store,
    members.map(member => member.remit_claim_id),
  )
  const adjudications = claims.flatMap(claim => {
    const member = members.find(each => each.remit_claim_id === claim.id)
    return member === undefined ? [] : [{ ...claim, role: member.role, pair: member.pair_id }]
  })
  adjudications.sort((one, other) => ((one.payment_date ?? '') < (other.payment_date ?? '') ? -1 : 1))
  const clocks = await kysely.selectFrom('clock').selectAll().where('denial_id', '=', id).orderBy('due').execute()
  return {
    denial,
    payer: payer?.name ?? '',
    adjudications,
    clocks,
    later: await laterLevels(store, denial, clocks),
    events: await kysely.selectFrom('event').selectAll().where('denial_id', '=', id).orderBy('seq').execute(),
    recoupments: await recoupmentsOf(store, adjudications),
  }
}

/** Adjudications with everything on them, in the order of the numbers given. A few questions for all of them. */
export async function storyClaims(
  { kysely }: Store,
  ids: readonly number[],
): Promise<readonly Omit<StoryClaim, 'role' | 'pair'>[]> {
  if (ids.length === 0) return []
  const claims = await kysely.selectFrom('remit_claim').selectAll().where('id', 'in', ids).execute()
  if (claims.length === 0) return []
  const remittances = await kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.file_id'))
    .select(['r.id', 'r.file_id', 'f.name', 'r.trace'])
    .where('r.id', 'in', [...new Set(claims.map(claim => claim.remittance_id))])
    .execute()
  const adjustments = await kysely
    .selectFrom('adjustment')
    .selectAll()
    .where('remit_claim_id', 'in', ids)
    .orderBy('id')
    .execute()
  const decisions =
    adjustments.length === 0
      ? []
      : await kysely
          .selectFrom('adjustment as a')
          .innerJoin('decision as d', join => join.onRef('d.adjustment_id', '=', 'a.id'))
          .where('a.remit_claim_id', 'in', ids)
          .selectAll('d')
          .orderBy('d.turn')
          .execute()
  const latest = new Map(decisions.map(decision => [decision.adjustment_id, decision]))
  const lines = await kysely
    .selectFrom('remit_line')
    .selectAll()
    .where('remit_claim_id', 'in', ids)
    .orderBy('line')
    .execute()
  const remarks = await kysely
    .selectFrom('remark')
    .selectAll()
    .where('remit_claim_id', 'in', ids)
    .orderBy('line')
    .orderBy('ordinal')
    .execute()
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const ofClaim = <Part extends { readonly remit_claim_id: number }>(parts: readonly Part[], id: number) =>
    parts.filter(part => part.remit_claim_id === id)
  return ids.flatMap(id => {
    const claim = byId.get(id)
    if (claim === undefined) return []
    const remittance = remittances.find(each => each.id === claim.remittance_id)
    return [
      {
        ...claim,
        fileId: remittance?.file_id ?? 0,
        file: remittance?.name ?? '',
        trace: remittance?.trace ?? null,
        lineRows: ofClaim(lines, id),
        adjustments: ofClaim(adjustments, id).map(adjustment => ({
          ...adjustment,
          decision: latest.get(adjustment.id),
        })),
        remarks: ofClaim(remarks, id),
      },
    ]
  })
}

/** By the payer's number or the account; some payers send account, date and number as one text. */
async function recoupmentsOf({ kysely }: Store, claims: readonly StoryClaim[]): Promise<readonly Recoupment[]> {
  const names = [...new Set(claims.flatMap(claim => [claim.payer_control, claim.account]))].filter(
    (name): name is string => name !== null && name.length >= 5,
  )
  if (names.length === 0) return []
  const rows = await kysely
    .selectFrom('provider_adjustment as p')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittance_id'))
    .select(['p.reason', 'p.reference', 'p.amount_cents', 'r.payment_date', 'r.trace'])
    .where(({ eb, or }) => or(names.map(name => eb('p.reference', 'like', `%${name.replaceAll(/[%_]/g, '')}%`))))
    .orderBy('r.payment_date')
    .execute()
  return rows.map(row => ({
    reason: row.reason,
    reference: row.reference,
    amountCents: row.amount_cents,
    paymentDate: row.payment_date,
    trace: row.trace,
  }))
}
