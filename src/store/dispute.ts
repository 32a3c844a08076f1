// Statements on disputes: lines of one kind that were allowed too little, or claims that were paid too late.
import { addRow, addRows } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import type { DisputeKind } from './words.ts'

export type Dispute = Omit<Row<'dispute'>, 'practiceId'>
export type DisputeLine = Omit<Row<'disputeLine'>, 'practiceId' | 'disputeId'>

export async function addDispute(unit: Unit, dispute: Dispute, lines: readonly DisputeLine[]): Promise<void> {
  await addRow(unit, 'dispute', dispute)
  await addRows(
    unit,
    'disputeLine',
    lines.map(line => ({ disputeId: dispute.id, ...line })),
  )
}

/** The newest first, with the payer's name. */
export function newestDisputes({ kysely }: Reader, { limit, skip }: { readonly limit: number; readonly skip: number }) {
  return kysely
    .selectFrom('dispute as d')
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'd.payerId'))
    .selectAll('d')
    .select('p.name as payer')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute()
}

export function disputeById({ kysely }: Reader, id: number) {
  return kysely
    .selectFrom('dispute as d')
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'd.payerId'))
    .where('d.id', '=', id)
    .selectAll('d')
    .select('p.name as payer')
    .executeTakeFirst()
}

export async function setDispute(unit: Unit, id: number, set: Partial<Dispute>): Promise<void> {
  await unit.kysely.updateTable('dispute').set(set).where('id', '=', id).execute()
}

/** Lines of these disputes with the claims that they are of; of a whole claim nothing is said of a procedure. */
export function linesOfDisputes({ kysely }: Reader, ids: readonly number[]) {
  return inTurn(ids, part =>
    kysely
      .selectFrom('disputeLine as d')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
      .leftJoin('remitLine as l', join =>
        join.onRef('l.remitClaimId', '=', 'd.remitClaimId').onRef('l.line', '=', 'd.line'),
      )
      .where('d.disputeId', 'in', part)
      .select([
        'd.disputeId',
        'd.remitClaimId',
        'd.line',
        'd.expectedCents',
        'd.allowedCents',
        'd.shortCents',
        'd.basis',
      ])
      .select(['c.remittanceId', 'c.account', 'c.payerControl', 'c.patientName', 'c.memberId', 'c.paymentDate'])
      .select(['c.serviceFrom as claimFrom', 'c.chargeCents as claimCents', 'c.paidCents'])
      .select(['l.procedure', 'l.modifiers', 'l.units', 'l.chargeCents', 'l.serviceFrom'])
      .orderBy('d.remitClaimId')
      .orderBy('d.line')
      .execute(),
  )
}
export type LineOfDispute = Awaited<ReturnType<typeof linesOfDisputes>>[number]

/** Which lines are in a dispute of the kind that holds: neither withdrawn nor refused. By claim and line, with the number of the dispute. */
export async function disputedLines({ kysely }: Reader, kind: DisputeKind): Promise<ReadonlyMap<string, number>> {
  const rows = await kysely
    .selectFrom('disputeLine as l')
    .innerJoin('dispute as d', join => join.onRef('d.id', '=', 'l.disputeId'))
    .where('d.kind', '=', kind)
    .where('d.status', '<>', 'withdrawn')
    .where(({ or, eb }) => or([eb('d.ruling', 'is', null), eb('d.ruling', '<>', 'refused')]))
    .select(['l.remitClaimId', 'l.line', 'd.id'])
    .orderBy('d.id')
    .execute()
  return new Map(rows.map(({ remitClaimId, line, id }) => [`${remitClaimId} ${line}`, id]))
}
