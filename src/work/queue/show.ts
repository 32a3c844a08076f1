// Everything known of one denial: the claim as each remittance told it, every adjustment with its decision, the clocks, the events.
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface Story {
  readonly denial: Row<'denial'>
  readonly payer: string
  readonly adjudications: readonly StoryClaim[]
  readonly clocks: readonly Row<'clock'>[]
  readonly events: readonly Row<'event'>[]
  /** Provider adjustments that name this claim: money taken or given outside of it. */
  readonly recoupments: readonly Recoupment[]
}

export interface StoryClaim extends Row<'remit_claim'> {
  readonly role: string
  readonly pair: number | null
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
  if (denial === undefined) throw new Refusal('not-found', `There is no denial ${id}. "overturn queue" lists them.`)
  const payer = await kysely.selectFrom('payer').select('name').where('id', '=', denial.payer_id).executeTakeFirst()
  const members = await kysely
    .selectFrom('case_member')
    .selectAll()
    .where('case_id', '=', denial.case_id)
    .orderBy('remit_claim_id')
    .execute()
  const adjudications = await Promise.all(members.map(member => storyClaim(store, member)))
  adjudications.sort((one, other) => ((one.payment_date ?? '') < (other.payment_date ?? '') ? -1 : 1))
  return {
    denial,
    payer: payer?.name ?? '',
    adjudications,
    clocks: await kysely.selectFrom('clock').selectAll().where('denial_id', '=', id).orderBy('due').execute(),
    events: await kysely.selectFrom('event').selectAll().where('denial_id', '=', id).orderBy('seq').execute(),
    recoupments: await recoupmentsOf(store, adjudications),
  }
}

async function storyClaim({ kysely }: Store, member: Row<'case_member'>): Promise<StoryClaim> {
  const id = member.remit_claim_id
  const claim = await kysely.selectFrom('remit_claim').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const remittance = await kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.file_id'))
    .select(['f.name', 'r.trace'])
    .where('r.id', '=', claim.remittance_id)
    .executeTakeFirst()
  const adjustments = await kysely
    .selectFrom('adjustment')
    .selectAll()
    .where('remit_claim_id', '=', id)
    .orderBy('id')
    .execute()
  const decisions =
    adjustments.length === 0
      ? []
      : await kysely
          .selectFrom('decision')
          .selectAll()
          .where(
            'adjustment_id',
            'in',
            adjustments.map(adjustment => adjustment.id),
          )
          .orderBy('turn')
          .execute()
  const latest = new Map(decisions.map(decision => [decision.adjustment_id, decision]))
  return {
    ...claim,
    role: member.role,
    pair: member.pair_id,
    file: remittance?.name ?? '',
    trace: remittance?.trace ?? null,
    lineRows: await kysely
      .selectFrom('remit_line')
      .selectAll()
      .where('remit_claim_id', '=', id)
      .orderBy('line')
      .execute(),
    adjustments: adjustments.map(adjustment => ({ ...adjustment, decision: latest.get(adjustment.id) })),
    remarks: await kysely
      .selectFrom('remark')
      .selectAll()
      .where('remit_claim_id', '=', id)
      .orderBy('line')
      .orderBy('ordinal')
      .execute(),
  }
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
