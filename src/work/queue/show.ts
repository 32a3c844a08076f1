// Everything known of one denial: the claim as each remittance told it, every adjustment with its decision, the clocks, the events.
import { withTraces } from '../../store/adjustment.ts'
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

export interface StoryClaim extends Row<'remitClaim'> {
  readonly role: string
  readonly pair: number | null
  readonly fileId: number
  readonly file: string
  readonly trace: string | null
  readonly lineRows: readonly Row<'remitLine'>[]
  readonly adjustments: readonly (Row<'adjustment'> & {
    readonly decision: Omit<Row<'decision'>, 'form'> | undefined
  })[]
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
  const payer = await kysely.selectFrom('payer').select('name').where('id', '=', denial.payerId).executeTakeFirst()
  const members = await kysely
    .selectFrom('caseMember')
    .selectAll()
    .where('caseId', '=', denial.caseId)
    .orderBy('remitClaimId')
    .execute()
  const claims = await storyClaims(
    store,
    members.map(member => member.remitClaimId),
  )
  const adjudications = claims.flatMap(claim => {
    const member = members.find(each => each.remitClaimId === claim.id)
    return member === undefined ? [] : [{ ...claim, role: member.role, pair: member.pairId }]
  })
  adjudications.sort((one, other) => ((one.paymentDate ?? '') < (other.paymentDate ?? '') ? -1 : 1))
  return {
    denial,
    payer: payer?.name ?? '',
    adjudications,
    clocks: await kysely.selectFrom('clock').selectAll().where('denialId', '=', id).orderBy('due').execute(),
    events: await kysely.selectFrom('event').selectAll().where('denialId', '=', id).orderBy('seq').execute(),
    recoupments: await recoupmentsOf(store, adjudications),
  }
}

/** Adjudications with everything on them, in the order of the numbers given. A few questions for all of them. */
export async function storyClaims(
  { kysely }: Store,
  ids: readonly number[],
): Promise<readonly Omit<StoryClaim, 'role' | 'pair'>[]> {
  if (ids.length === 0) return []
  const claims = await kysely.selectFrom('remitClaim').selectAll().where('id', 'in', ids).execute()
  if (claims.length === 0) return []
  const remittances = await kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.fileId'))
    .select(['r.id', 'r.fileId', 'f.name', 'r.trace'])
    .where('r.id', 'in', [...new Set(claims.map(claim => claim.remittanceId))])
    .execute()
  const adjustments = await kysely
    .selectFrom('adjustment')
    .selectAll()
    .where('remitClaimId', 'in', ids)
    .orderBy('id')
    .execute()
  const decisions =
    adjustments.length === 0
      ? []
      : await kysely
          .selectFrom('adjustment as a')
          .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
          .where('a.remitClaimId', 'in', ids)
          .selectAll('d')
          .orderBy('d.turn')
          .execute()
  const latest = await withTraces({ kysely }, [...new Map(decisions.map(each => [each.adjustmentId, each])).values()])
  const latestOf = new Map(latest.map(decision => [decision.adjustmentId, decision]))
  const lines = await kysely
    .selectFrom('remitLine')
    .selectAll()
    .where('remitClaimId', 'in', ids)
    .orderBy('line')
    .execute()
  const remarks = await kysely
    .selectFrom('remark')
    .selectAll()
    .where('remitClaimId', 'in', ids)
    .orderBy('line')
    .orderBy('ordinal')
    .execute()
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const ofClaim = <Part extends { readonly remitClaimId: number }>(parts: readonly Part[], id: number) =>
    parts.filter(part => part.remitClaimId === id)
  return ids.flatMap(id => {
    const claim = byId.get(id)
    if (claim === undefined) return []
    const remittance = remittances.find(each => each.id === claim.remittanceId)
    return [
      {
        ...claim,
        fileId: remittance?.fileId ?? 0,
        file: remittance?.name ?? '',
        trace: remittance?.trace ?? null,
        lineRows: ofClaim(lines, id),
        adjustments: ofClaim(adjustments, id).map(adjustment => ({
          ...adjustment,
          decision: latestOf.get(adjustment.id),
        })),
        remarks: ofClaim(remarks, id),
      },
    ]
  })
}

/** By the payer's number or the account; some payers send account, date and number as one text. */
async function recoupmentsOf({ kysely }: Store, claims: readonly StoryClaim[]): Promise<readonly Recoupment[]> {
  const names = [...new Set(claims.flatMap(claim => [claim.payerControl, claim.account]))].filter(
    (name): name is string => name !== null && name.length >= 5,
  )
  if (names.length === 0) return []
  const rows = await kysely
    .selectFrom('providerAdjustment as p')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittanceId'))
    .select(['p.reason', 'p.reference', 'p.amountCents', 'r.paymentDate', 'r.trace'])
    .where(({ eb, or }) => or(names.map(name => eb('p.reference', 'like', `%${name.replaceAll(/[%_]/g, '')}%`))))
    .orderBy('r.paymentDate')
    .execute()
  return rows.map(row => ({
    reason: row.reason,
    reference: row.reference,
    amountCents: row.amountCents,
    paymentDate: row.paymentDate,
    trace: row.trace,
  }))
}
